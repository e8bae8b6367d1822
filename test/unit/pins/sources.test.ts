import { expect } from 'chai';
import { findActionCommit } from '../../../src/pins/actions';
import { findImportedCommit } from '../../../src/pins/dvc';
import { findCheckedOutCommit, normalizeUrl } from '../../../src/pins/git';
import { findRegistryVersion } from '../../../src/pins/mlflow';
import { commit, factsOf } from './memory';

describe('the commit of an action', () => {
  const facts = factsOf({
    '.github/workflows/test.yml': `
      - uses: team/setup@${commit('a')} # v4.1.0
      - uses: Team/setup/deep@${commit('b')}  # v4.10.2
      - uses: 'team/setup@${commit('c')}' # v40.0.0
      - uses: team/upload@${commit('d')}
      - uses: team/other@${commit('e')} # main
    `,
    '.github/workflows/notes.md': `uses: team/notes@${commit('f')} # v1`,
  });
  const find = (repository: string, ref: string) => findActionCommit(facts, repository, ref);

  it('is the newest that another workflow has for that version', () => {
    expect(find('team/setup', 'v4')).to.deep.equal({
      value: commit('b'),
      version: 'v4.10.2',
      source: 'the commit in .github/workflows/test.yml',
    });
    expect(find('team/setup', 'v4.1')?.value).to.equal(commit('a'));
    expect(find('team/setup', '4.1.0')?.value).to.equal(commit('a'));
  });

  it('is not known of other versions, of branches, and where no version stands beside it', () => {
    expect(find('team/setup', 'v3')).to.equal(undefined);
    expect(find('team/setup', 'main')).to.equal(undefined);
    expect(find('team/upload', 'v1')).to.equal(undefined);
    expect(find('team/other', 'main')).to.equal(undefined);
    expect(find('team/notes', 'v1')).to.equal(undefined);
  });
});

describe('the commit of a repository that is checked out here', () => {
  const config = '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@github.com:team/data.git\n\tfetch = +refs\n';
  const facts = factsOf({
    '.git/config': config,
    '.git/HEAD': 'ref: refs/heads/work\n',
    '.git/refs/heads/work': `${commit('a')}\n`,
    '.git/packed-refs': `# pack-refs with: peeled fully-peeled sorted\n${commit('b')} refs/remotes/origin/main\n${commit('c')} refs/tags/v1\n^${commit('d')}\n`,
  });
  const find = (url: string, branch?: string) => findCheckedOutCommit(facts, url, branch)?.value;

  it('is that of HEAD, of a branch as it was fetched, of a tag', () => {
    expect(find('https://github.com/team/data')).to.equal(commit('a'));
    expect(find('https://github.com/team/data', 'main')).to.equal(commit('b'));
    expect(find('https://github.com/team/data', 'v1')).to.equal(commit('d'));
    expect(find('https://github.com/team/data', 'never')).to.equal(undefined);
    expect(find('https://github.com/team/data', '../../config')).to.equal(undefined);
    const detached = factsOf({ '.git/config': config, '.git/HEAD': `${commit('e')}\n` });
    expect(findCheckedOutCommit(detached, 'https://github.com/team/data', undefined)?.value).to.equal(commit('e'));
  });

  it('is not known of another repository', () => {
    expect(find('https://github.com/team/other')).to.equal(undefined);
    expect(findCheckedOutCommit(factsOf({}), 'https://github.com/team/data', undefined)).to.equal(undefined);
  });

  it('is found by any way to write its address', () => {
    const urls = [
      'git+https://github.com/Team/Data.git',
      'ssh://git@github.com/team/data/',
      'git@github.com:team/data',
    ];
    expect(new Set(urls.map(normalizeUrl))).to.deep.equal(new Set(['github.com/team/data']));
  });
});

describe('the commit that DVC imported from', () => {
  const imported = (revision: string): string =>
    `md5: 0\ndeps:\n- path: data.xml\n  repo:\n    url: https://github.com/team/registry\n    rev_lock: ${revision}\nouts:\n- path: data.xml\n`;

  it('is noted in a .dvc file beside the code or above', () => {
    const facts = factsOf({ 'data.xml.dvc': imported(commit('a')), 'src/other.dvc': 'outs:\n- path: x\n' });
    expect(findImportedCommit(facts, 'src/train.py', 'https://github.com/team/registry.git')).to.deep.equal({
      value: commit('a'),
      source: 'the commit in data.xml.dvc',
    });
    expect(findImportedCommit(facts, 'src/train.py', 'https://github.com/team/else')).to.equal(undefined);
  });

  it('is not known where two files name two', () => {
    const facts = factsOf({ 'a.dvc': imported(commit('a')), 'b.dvc': imported(commit('b')) });
    expect(findImportedCommit(facts, 'train.py', 'https://github.com/team/registry')).to.equal(undefined);
  });
});

describe('the version in a registry of MLflow', () => {
  const facts = factsOf({
    'mlruns/models/churn/version-2/meta.yaml': '',
    'mlruns/models/churn/version-10/meta.yaml': '',
    'mlruns/models/churn/aliases/champion': '2',
    'mlruns/models/churn/aliases/odd': 'two',
  });
  const find = (model: string, selector: string) => findRegistryVersion(facts, 'src/serve.py', model, selector)?.value;

  it('is the newest, or what an alias stands for', () => {
    expect(find('churn', 'latest')).to.equal('10');
    expect(find('churn', 'champion')).to.equal('2');
    expect(find('churn', 'odd')).to.equal(undefined);
    expect(find('other', 'latest')).to.equal(undefined);
    expect(find('..', 'latest')).to.equal(undefined);
  });
});
