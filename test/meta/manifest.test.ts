import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../../scripts/process.mjs';
import { CLIENT_COMMANDS } from '../../src/protocol/fixes';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly categories: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
  };
}

const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the manifest', () => {
  const commands = MANIFEST.contributes.commands.map(({ command }) => command);

  it('does not wake the extension in every window', () => {
    expect(MANIFEST.activationEvents.filter((event) => event === '*' || event === 'onStartupFinished')).to.deep.equal(
      [],
    );
  });

  it('names the commands that the extension registers, and no other', () => {
    const registered = sourceFiles('src/extension').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/registerCommand\(\s*(?:'([^']+)'|CLIENT_COMMANDS\.(\w+))/g)].map(
        ([, name, key]) => name ?? CLIENT_COMMANDS[key as keyof typeof CLIENT_COMMANDS],
      ),
    );
    expect(registered.sort()).to.deep.equal([...commands].sort());
  });

  it('hides from the palette what needs arguments', () => {
    const hidden = (MANIFEST.contributes.menus['commandPalette'] ?? [])
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    expect(hidden).to.have.members(Object.values(CLIENT_COMMANDS));
  });

  it('shows every command under one category', () => {
    expect(MANIFEST.contributes.commands.filter(({ category }) => category !== 'Watertight')).to.deep.equal([]);
  });

  it('depends on packages that exist, each with an entry in the decision about dependencies', () => {
    const decision = readFileSync(join(ROOT, 'docs/adr/0002-run-time-dependencies.md'), 'utf8');
    for (const name of Object.keys(MANIFEST.dependencies)) {
      expect(existsSync(join(ROOT, 'node_modules', name)), name).to.equal(true);
      const shortened = name.replace(/^vscode-languageserver(-textdocument)$/, '$1');
      expect(decision, name).to.contain(shortened);
    }
  });
});

describe('the sources', () => {
  const filesWith = (pattern: RegExp): readonly string[] =>
    sourceFiles('src')
      .filter((file) => pattern.test(readFileSync(file, 'utf8')))
      .map((file) => relative(ROOT, file).replaceAll('\\', '/'));

  it('open a connection in one place only', () => {
    const connecting = /\bfetch\(|XMLHttpRequest|new WebSocket|from 'node:(?:http|https|net|tls|dgram)'/;
    expect(filesWith(connecting)).to.deep.equal(['src/host/node/fetch-text.ts']);
  });

  it('do so only for versions that somebody asked to look up', () => {
    // A call of it, not a question whether the host has it.
    expect(filesWith(/fetchText\??\.?\((?!url: )/)).to.deep.equal(['src/server/on-look-up.ts']);
  });
});
