import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRegistryFromGrammars, type IGrammarConfig } from 'vscode-tmgrammar-test/dist/common/index';
import { parseGrammarTestCase, runGrammarTestCase, type TestFailure } from 'vscode-tmgrammar-test/dist/unit/index';
import { ROOT } from '../../../scripts/process.mjs';

interface Grammar {
  readonly grammar: IGrammarConfig;
  readonly content: string;
}

const FIXTURES = join(ROOT, 'test/fixtures/grammars');
const CASES = join(FIXTURES, 'cases');

/** Those of the editor's own extensions, or of others that many have, into which ours are injected. */
const FOREIGN = [
  ...['yaml', 'yaml-1.2', 'yaml-embedded'].map((name) => join(FIXTURES, `${name}.tmLanguage.json`)),
  ...['shellscript', 'python', 'docker', 'toml', 'ini'].map((name) =>
    join(ROOT, 'node_modules/tm-grammars/grammars', `${name}.json`),
  ),
];

/** YAML's grammar hands documents to these where a directive names their version. Without them the registry complains. */
const OTHER_VERSIONS = ['1.0', '1.1', '1.3'];

const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly contributes: { readonly grammars: readonly IGrammarConfig[] };
};

function readGrammar(path: string, rest: Partial<IGrammarConfig> = {}): Grammar {
  const content = readFileSync(path, 'utf8');
  const { scopeName } = JSON.parse(content) as { readonly scopeName: string };
  return { grammar: { ...rest, path, scopeName }, content };
}

function emptyGrammar(version: string): Grammar {
  const scopeName = `source.yaml.${version}`;
  return {
    grammar: { path: `${version}.json`, scopeName },
    content: JSON.stringify({ scopeName, patterns: [], repository: { 'directive-YAML': { patterns: [] } } }),
  };
}

function describeFailure({ line, start, end, missing, unexpected, actual }: TestFailure): string {
  const wants = [...missing, ...unexpected.map((scope) => `no ${scope}`)].join(' ');
  return `line ${String(line + 1)}, columns ${String(start)}-${String(end)}: wants ${wants}, has ${actual.join(' ')}`;
}

describe('grammars', () => {
  const own = MANIFEST.contributes.grammars.map((config) => readGrammar(join(ROOT, config.path), config));
  const registry = createRegistryFromGrammars([
    ...own,
    ...FOREIGN.map((path) => readGrammar(path)),
    ...OTHER_VERSIONS.map(emptyGrammar),
  ]);

  for (const name of readdirSync(CASES)) {
    const testCase = parseGrammarTestCase(readFileSync(join(CASES, name), 'utf8'));
    it(`${name}: ${testCase.metadata.description}`, async () => {
      const failures = await runGrammarTestCase(registry, testCase);
      expect(failures.map(describeFailure)).to.deep.equal([]);
    });
  }

  it('bear the scope that the manifest says, each in a file that it names', () => {
    expect(own.map(({ grammar }) => grammar.scopeName)).to.deep.equal(
      MANIFEST.contributes.grammars.map(({ scopeName }) => scopeName),
    );
    const named = MANIFEST.contributes.grammars.map(({ path }) => path.replace('./syntaxes/', ''));
    const present = readdirSync(join(ROOT, 'syntaxes')).filter((name) => name.endsWith('.tmLanguage.json'));
    expect(named.sort()).to.deep.equal(present.sort());
  });
});
