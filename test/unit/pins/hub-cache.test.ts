import { expect } from 'chai';
import * as fc from 'fast-check';
import { findHubCommit } from '../../../src/pins/hub-cache';
import { commit, factsOf } from './memory';

const MODEL = '<hub-cache>/models--team--classifier';
const CACHE = {
  [`${MODEL}/refs/main`]: commit('a'),
  [`${MODEL}/refs/v2`]: `${commit('b')}\n`,
  [`${MODEL}/refs/pr/1`]: commit('c'),
  [`${MODEL}/refs/gone`]: commit('d'),
  [`${MODEL}/refs/odd`]: 'no commit',
  [`${MODEL}/snapshots/${commit('a')}/config.json`]: '{}',
  [`${MODEL}/snapshots/${commit('b')}/config.json`]: '{}',
  [`${MODEL}/snapshots/${commit('c')}/config.json`]: '{}',
  [`<hub-cache>/datasets--imdb/snapshots/${commit('e')}/README.md`]: '',
  [`.cache/huggingface/hub/models--gpt2/refs/main`]: commit('f'),
  [`.cache/huggingface/hub/models--gpt2/snapshots/${commit('f')}/config.json`]: '{}',
  [`weights/models--team--classifier/snapshots/${commit('1')}/config.json`]: '{}',
};

describe('the commit in a Hugging Face cache', () => {
  const find = (id: string, revision?: string, kind: 'model' | 'dataset' = 'model') =>
    findHubCommit(factsOf(CACHE), { kind, id, revision });

  it('is that of main, or of the branch or tag that is asked for', () => {
    expect(find('team/classifier')).to.deep.equal({
      value: commit('a'),
      source: "the commit in this machine's Hugging Face cache",
    });
    expect(find('team/classifier', 'v2')?.value).to.equal(commit('b'));
    expect(find('team/classifier', 'pr/1')?.value).to.equal(commit('c'));
  });

  it('is known only while its files are there', () => {
    expect(find('team/classifier', 'gone')).to.equal(undefined);
    expect(find('team/classifier', 'odd')).to.equal(undefined);
    expect(find('team/classifier', 'never-seen')).to.equal(undefined);
    expect(find('team/other')).to.equal(undefined);
  });

  it('is the only one that was downloaded, where no branch was noted', () => {
    expect(find('imdb', undefined, 'dataset')?.value).to.equal(commit('e'));
    expect(find('imdb')).to.equal(undefined);
  });

  it('is found in a cache that the project has, and first in the folder that the code names', () => {
    expect(find('gpt2')).to.deep.equal({ value: commit('f'), source: 'the commit in .cache/huggingface' });
    const own = { kind: 'model', id: 'team/classifier', cacheFolder: './weights/' } as const;
    expect(findHubCommit(factsOf(CACHE), own)).to.deep.equal({ value: commit('1'), source: 'the commit in weights' });
    expect(findHubCommit(factsOf(CACHE), { ...own, cacheFolder: '../weights' })?.value).to.equal(commit('a'));
  });

  it('is never looked for outside of the caches', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (id, revision, cacheFolder) => {
        const facts = factsOf({});
        const check = (path: string): undefined => {
          expect(path.split('/')).not.to.include('..');
          return undefined;
        };
        findHubCommit({ ...facts, readText: check, listFolder: check }, { kind: 'model', id, revision, cacheFolder });
      }),
    );
  });
});
