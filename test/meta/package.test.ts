import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/process.mjs';
import { isBuilt } from '../../scripts/stamp.mjs';

const MAX_VSIX_BYTES = 2.5 * 1024 * 1024;

/** What a package may hold, beside the media, grammars and schemas. */
const SHIPPED =
  /^(package(\.nls)?\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/[\w.-]+\.(js|wasm|txt)|(media|syntaxes|schemas)\/.+)$/;

describe('packages', () => {
  let folder: string;

  before(() => {
    if (!isBuilt())
      execFileSync(process.execPath, ['--import', 'tsx', 'scripts/bundle.ts'], { cwd: ROOT, stdio: 'ignore' });
    folder = mkdtempSync(join(tmpdir(), 'watertight-package-'));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('the .vsix holds what ships and nothing else: no source, no source map, no node_modules', async () => {
    const files = await listFiles({ cwd: ROOT, packageManager: PackageManager.None });
    expect(files.filter((file) => !SHIPPED.test(file))).to.deep.equal([]);
    expect(files).to.include.members(['README.md', 'LICENSE', ...entryPoints()]);
  });

  it('the .vsix stays small', async () => {
    const packagePath = join(folder, 'watertight.vsix');
    await createVSIX({ cwd: ROOT, packagePath, dependencies: false });
    expect(statSync(packagePath).size).to.be.lessThan(MAX_VSIX_BYTES);
  });

  it('the npm tarball holds the command line tool, which runs without any other package', () => {
    const [tarball] = pack(folder);
    expect(tarball.files.filter((file) => !SHIPPED.test(file))).to.deep.equal([]);
    expect(tarball.files.filter((file) => /extension|server|webview/.test(file))).to.deep.equal([]);
    execFileSync('tar', ['-xzf', join(folder, tarball.name), '-C', folder]);
    const project = join(folder, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'ok.py'), 'print("fine")\n');
    const cli = join(folder, 'package/dist/cli.js');
    const output = execFileSync(process.execPath, [cli, 'scan', '--no-cache', '--format', 'json', '.'], {
      cwd: project,
      encoding: 'utf8',
    });
    expect((JSON.parse(output) as { files: { scanned: number } }).files.scanned).to.equal(1);
  });
});

describe('web bundles', () => {
  for (const name of ['extension.web.js', 'server.web.js', 'webview.js']) {
    it(`${name} asks for no module of Node`, () => {
      const text = readFileSync(join(ROOT, 'dist', name), 'utf8');
      const required = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module);
      expect([...new Set(required)].filter((module) => module !== 'vscode')).to.deep.equal([]);
    });
  }
});

/** The files that the manifest names, and those that they load. */
function entryPoints(): string[] {
  const { main, browser, icon } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    string,
    string | undefined
  >;
  const named = [main, browser, icon].filter((path) => path !== undefined).map((path) => path.replace(/^\.\//, ''));
  const wasm = readdirSync(join(ROOT, 'dist')).filter((name) => name.endsWith('.wasm'));
  const panel = ['dist/webview.js', 'media/checklist.css'];
  return [...named, 'dist/server.node.js', 'dist/server.web.js', ...panel, ...wasm.map((name) => `dist/${name}`)];
}

function pack(folder: string): [{ readonly name: string; readonly files: readonly string[] }] {
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output) as [{ filename: string; files: { path: string }[] }];
  return [{ name: packed.filename, files: packed.files.map(({ path }) => path) }];
}
