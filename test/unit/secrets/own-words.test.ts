import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Engine, LintResult } from '../../../src/engine/engine';
import { createEngine } from '../../../src/engine/lint';
import type { SecretPattern } from '../../../src/engine/settings';
import { mergeSettings, readSettings } from '../../../src/engine/settings-file';
import { RULES } from '../../../src/rules/index';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { maskSecrets } from '../../../src/secrets/mask';
import { testGrammars } from '../grammars';
import { inTime } from '../in-time';
import { createRandom, HEX } from './random';

const PAGE = readFileSync(join(__dirname, '../../../docs/own-secrets.md'), 'utf8');
const block = (info: string): string => new RegExp(`\`\`\`${info}\\n([^]*?)\`\`\``).exec(PAGE)?.[1] ?? '';
const { settings: FROM_PAGE, problems: PROBLEMS } = readSettings(block('yaml settings'), RULES);
const PATTERNS: readonly SecretPattern[] = FROM_PAGE.secrets?.patterns ?? [];
const FACTS = { hasPath: () => undefined, today: '2026-06-15' };

const random = createRandom(5);
const key = `acme_${random.of('123456789abcdef', 1)}${random.of(HEX, 31)}`;

function texts(text: string, own: readonly SecretPattern[] = PATTERNS): readonly string[] {
  return findSecrets(text, own).map(({ range, provider }) => `${provider} ${text.slice(range.start, range.end)}`);
}

function kind(changes: Partial<SecretPattern>): readonly SecretPattern[] {
  return [
    { id: 'own-kind', name: 'a thing', pattern: '[A-Z]{12}', keywords: ['thing'], variable: 'THING', ...changes },
  ];
}

describe('kinds of secrets of the settings', () => {
  it('are found in any text, and only with the settings', () => {
    expect(texts(`x = connect("${key}")`)).to.deep.equal([`acme-key ${key}`]);
    expect(texts(`x = connect("${key}")`, [])).to.deep.equal([]);
    expect(texts(`x = connect("${key.toUpperCase()}")`)).to.deep.equal([]);
    expect(texts(`x = connect("acme_${'x'.repeat(32)}")`)).to.deep.equal([]);
  });

  it('win over what Watertight calls the same text', () => {
    expect(texts(`ACME_API_KEY = "${key}"`)).to.deep.equal([`acme-key ${key}`]);
  });

  it('are the first group where the pattern has one', () => {
    const signature = `${random.of(HEX, 39)}A`;
    expect(texts(`-H "x-acme-signature: ${signature}"`)).to.deep.equal([`acme-signature ${signature}`]);
  });

  it('stand near a keyword, behind it or in front', () => {
    const own = kind({});
    for (const text of ['thing QWXZKJVPYGHB', 'QWXZKJVPYGHB thing', `thing ${'- '.repeat(90)}QWXZKJVPYGHB`]) {
      expect(texts(text, own), text).to.have.length(1);
    }
    expect(texts(`thing ${'- '.repeat(400)}QWXZKJVPYGHB`, own)).to.have.length(0);
    // The hits that are passed over have their surroundings read all the same.
    expect(texts(`${'thing '.repeat(40)}${'- '.repeat(90)}QWXZKJVPYGHB`, own)).to.have.length(1);
    expect(texts('thing QWXZKJVPYGHB\n'.repeat(300), own)).to.have.length(300);
  });

  it('are looked for to the end of a text that is full of their keyword', () => {
    const own = kind({ pattern: '[a-z ]{1,200}![A-Z]{12}' });
    expect(inTime(() => findSecrets('thing '.repeat(500_000), own))).to.deep.equal([]);
  }).timeout(0);

  it('are masked where lines are shown', () => {
    const masked = maskSecrets(`x = connect("${key}")`, PATTERNS);
    expect(masked).to.equal(`x = connect("${'*'.repeat(key.length)}")`);
  });
});

describe('the page on secrets of your own', () => {
  let engine: Engine;
  before(async () => {
    engine = createEngine({ rules: RULES, grammars: await testGrammars() });
  });

  const lint = (text: string, path: string, more: string = block('yaml settings')): LintResult =>
    engine.lint({ path, text }, mergeSettings(readSettings(more, RULES).settings), FACTS);
  const ids = ({ findings }: LintResult): readonly string[] => findings.map(({ ruleId }) => ruleId);

  it('has settings that are read without a problem', () => {
    expect(PROBLEMS).to.deep.equal([]);
    expect(PATTERNS).to.have.length(2);
  });

  it('has examples that are what they say', () => {
    expect(ids(lint(block('python bad'), 'src/a.py'))).to.deep.equal(['hard-coded-secret']);
    expect(ids(lint(block('python good'), 'src/a.py'))).to.deep.equal([]);
    const [finding] = lint(block('python bad'), 'src/a.py').findings;
    expect(finding?.message).to.contain('This is an Acme key.').and.contain('ACME_KEY');
    expect(finding?.confidence).to.equal('high');
  });

  it('holds for cells and outputs of notebooks, YAML and other files', () => {
    const cell = { cell_type: 'code', metadata: {}, source: `x = "${key}"`, execution_count: 1 };
    const output = { output_type: 'stream', name: 'stdout', text: `using ${key}\n` };
    const notebook = JSON.stringify({
      cells: [{ ...cell, outputs: [output] }],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    });
    expect(ids(lint(notebook, 'a.ipynb'))).to.have.members(['hard-coded-secret', 'secret-in-output']);
    for (const path of ['a.yaml', 'a.toml', 'a.txt', 'a.sh'])
      expect(ids(lint(`x: ${key}\n`, path)), path).to.have.length(1);
  });

  it('allows what fits all that an entry says, and tells why', () => {
    const simulator = `x = "acme_0${key.slice(6)}"\n`;
    expect(ids(lint(simulator, 'src/a.py'))).to.deep.equal(['hard-coded-secret']);
    expect(ids(lint(`x = "${key}"\n`, 'tests/a.py'))).to.deep.equal(['hard-coded-secret']);
    const { findings, suppressed } = lint(simulator, 'tests/a.py');
    expect(findings).to.deep.equal([]);
    expect(suppressed.map(({ suppression }) => suppression)).to.deep.equal([
      { kind: 'config', reason: 'keys of the simulator, which no server takes' },
    ]);
  });

  it('allows one finding by its fingerprint', () => {
    const text = `x = "${key}"\ny = "${key.split('').reverse().join('').slice(0, 4)}"\n`;
    const fingerprint = lint(text, 'a.py').findings[0]?.fingerprint ?? '';
    const allow = `  allow: [{ fingerprint: "${fingerprint}", reason: revoked }]\n`;
    const settings = block('yaml settings').replace(/ {2}allow:[^]*/, allow);
    expect(ids(lint(text, 'a.py', settings))).to.deep.equal([]);
    expect(ids(lint(`z = 1\n${text}`, 'a.py', settings))).to.deep.equal([]);
    expect(ids(lint(text, 'b.py', settings))).to.deep.equal(['hard-coded-secret']);
  });

  it('allows secrets of the built-in kinds, and nothing else of the file', () => {
    const token = ['hf', 'QzWvXkRtYpLmNbGdFsHjKcTrEwUiOaSxDv'].join('_');
    const text = `import pickle\ntoken = "${token}"\nx = pickle.load(open("a.pkl", "rb"))\n`;
    const settings = 'secrets: { allow: [{ path: a.py, reason: made up }] }\n';
    expect(ids(lint(text, 'a.py'))).to.include.members(['hard-coded-secret', 'pickle-load']);
    expect(ids(lint(text, 'a.py', settings))).to.deep.equal(['pickle-load']);
  });

  it('holds no secret in what is found', () => {
    const { findings } = lint(`x = "${key}"\n`, 'a.py');
    expect(JSON.stringify(findings)).not.to.contain(key.slice(4, 14));
  });
});
