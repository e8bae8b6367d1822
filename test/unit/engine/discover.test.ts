import { expect } from 'chai';
import { createFileFilter, discoverFiles } from '../../../src/engine/discover';
import { HostError, type Host, type HostEntry } from '../../../src/engine/host';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/engine/settings';

/** A folder that is made of paths and texts; a path that ends in `/!` is a folder that may not be listed. */
function memoryHost(files: Readonly<Record<string, string>>): Host {
  const paths = Object.keys(files);
  const entriesOf = (folder: string): readonly HostEntry[] => {
    const below = paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
    return [...new Set(below.map((path) => path.split('/')[0] ?? ''))].map((name) => ({
      name,
      kind: files[`${folder}/${name}`] === undefined ? 'folder' : 'file',
      size: 0,
    }));
  };
  return {
    readFile: (path) => {
      const text = files[path];
      return text === undefined ? Promise.reject(new HostError('not-found', 'missing')) : Promise.resolve(text);
    },
    listFolder: (folder) =>
      paths.includes(`${folder}/!`)
        ? Promise.reject(new HostError('unreadable', 'reading it is not allowed'))
        : Promise.resolve(entriesOf(folder)),
    stat: () => Promise.resolve(undefined),
    now: () => 0,
    pause: () => Promise.resolve(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  };
}

async function discover(
  files: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
  start = '',
): Promise<readonly string[]> {
  const rooted = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/w/${path}`, text]));
  const found: string[] = [];
  for await (const path of discoverFiles(memoryHost(rooted), '/w', { ...DEFAULT_SETTINGS, ...settings }, { start })) {
    found.push(path);
  }
  return found;
}

describe('discovering files', () => {
  it('gives files of the kinds that are read, names in order', async () => {
    const files = { 'b.py': '', 'a.ipynb': '', 'picture.png': '', 'src/z.yaml': '', CODEOWNERS: '', Dockerfile: '' };
    expect(await discover(files)).to.deep.equal(['CODEOWNERS', 'Dockerfile', 'a.ipynb', 'b.py', 'src/z.yaml']);
  });

  it('leaves out what .gitignore leaves out, also in folders below', async () => {
    const files = {
      '.gitignore': 'data/\n*.secret.py\n/top.py\n',
      'data/x.py': '',
      'src/data/x.py': '',
      'src/a.secret.py': '',
      'top.py': '',
      'src/top.py': '',
    };
    expect(await discover(files)).to.deep.equal(['src/top.py']);
  });

  it('lets the innermost .gitignore decide, also to take a file back', async () => {
    const files = {
      '.gitignore': '*.py\n',
      'src/.gitignore': '!keep.py\nother.yaml\n',
      'src/keep.py': '',
      'src/drop.py': '',
      'src/other.yaml': '',
      'other.yaml': '',
    };
    expect(await discover(files)).to.deep.equal(['other.yaml', 'src/keep.py']);
  });

  it('reads the .gitignore files above the folder that it starts in', async () => {
    const files = {
      '.gitignore': 'src/gen/\n',
      'src/.gitignore': 'b.py\n',
      'src/gen/x.py': '',
      'src/a.py': '',
      'src/b.py': '',
    };
    expect(await discover(files, {}, 'src')).to.deep.equal(['src/a.py']);
  });

  it('passes over what tools have installed: environments by their marker, packages, caches', async () => {
    const files = {
      'env38/pyvenv.cfg': '',
      'env38/lib/x.py': '',
      'node_modules/p/x.json': '',
      '.ipynb_checkpoints/a-checkpoint.ipynb': '',
      '.dvc/cache/x.json': '',
      '.dvc/config': '',
      'a.py': '',
    };
    expect(await discover(files)).to.deep.equal(['.dvc/config', 'a.py']);
  });

  it('keeps to include and exclude', async () => {
    const files = { 'a.py': '', 'third_party/b.py': '', 'c.yaml': '', 'src/third_party/d.py': '' };
    expect(await discover(files, { exclude: ['third_party/'] })).to.deep.equal(['a.py', 'c.yaml']);
    expect(await discover(files, { include: ['*.py'], exclude: ['src/'] })).to.deep.equal(['a.py', 'third_party/b.py']);
  });

  it('goes on where a folder cannot be listed, and says so', async () => {
    const host = memoryHost({ '/w/closed/!': '', '/w/a.py': '' });
    const problems: string[] = [];
    const onProblem = (path: string, reason: string): void => void problems.push(`${path}: ${reason}`);
    const found: string[] = [];
    for await (const path of discoverFiles(host, '/w', DEFAULT_SETTINGS, { onProblem })) found.push(path);
    expect(found).to.deep.equal(['a.py']);
    expect(problems).to.deep.equal(['closed: reading it is not allowed']);
  });

  it('goes by the editor’s language where the path says nothing', () => {
    expect(createFileFilter(DEFAULT_SETTINGS)('Untitled-1')).to.equal(false);
    expect(createFileFilter(DEFAULT_SETTINGS, 'python')('Untitled-1')).to.equal(true);
  });
});
