import { expect } from 'chai';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliContext } from '../../../src/cli/context';
import { runFix } from '../../../src/cli/fix';
import { runScan } from '../../../src/cli/scan';
import { createEngine } from '../../../src/engine/lint';
import { defineRule, type RegisteredRule } from '../../../src/engine/rule';
import { createNodeHost } from '../../../src/host/node/host';
import { createResultCache } from '../../../src/host/node/result-cache';
import { RULES } from '../../../src/rules/index';
import { PROVIDERS } from '../../../src/secrets/providers/index';
import { testGrammars } from '../grammars';
import { createRandom } from './random';
import { SAMPLES } from './samples';

/** A part of a secret that is shorter than this tells nothing; its start is the same for all of its kind. */
const PART = 8;
const PER_FILE = 12;

/** Ids are no secrets beside their secret. */
const HALVES = PROVIDERS.flatMap((provider) =>
  provider.kind === 'token' && provider.partOf !== undefined ? [provider.id] : [],
);

const SECRETS = SAMPLES.filter(({ id }) => !HALVES.includes(id)).map(({ id, variable, make }, index) => ({
  id,
  variable,
  secret: make(createRandom(index + 77)),
}));

/** What fails on each file, in the way that shows most: the runtime's message tells what it could not parse. */
const failing: RegisteredRule = {
  ...defineRule({
    id: 'failing-rule',
    meta: {
      summary: 'For the test',
      severity: 'error',
      confidence: 'high',
      fix: 'none',
      since: '0.1.0',
      cwe: [],
      stages: ['data'],
    },
    messages: { never: 'Never.' },
    triggers: ['KEY', 'TOKEN'],
    check: {
      text(content) {
        JSON.parse(content.text.replace(/^[^"']*["']/, ''));
      },
    },
  }),
  group: 'audit',
};

/** The parts of a secret behind its start, which its kind tells anyway. */
function partsOf(secret: string): readonly string[] {
  const parts: string[] = [];
  for (let at = Math.max(4, Math.floor(secret.length / 3)); at + PART <= secret.length; at += 3) {
    const part = secret.slice(at, at + PART);
    if (new Set(part).size > 4) parts.push(part);
  }
  return parts;
}

function notebookOf(chunk: typeof SECRETS): string {
  const cells = chunk.flatMap(({ variable, secret }) => [
    {
      cell_type: 'code',
      metadata: {},
      execution_count: 1,
      source: `${variable} = "${secret}"\nyaml.load(open("${secret}"), Loader=yaml.Loader)\n`,
      outputs: [
        { output_type: 'stream', name: 'stdout', text: [`${variable}=${secret}\n`] },
        { output_type: 'error', ename: 'E', evalue: secret, traceback: [`\u001b[31m${variable}="${secret}"\u001b[0m`] },
      ],
    },
    { cell_type: 'markdown', metadata: {}, source: `Set \`${variable}=${secret}\`.` },
  ]);
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

describe('secrets in what is shown', () => {
  let folder: string;
  let cache: string;
  let context: CliContext;
  let shown: string[];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'watertight-shown-'));
    cache = mkdtempSync(join(tmpdir(), 'watertight-shown-cache-'));
    for (let start = 0; start < SECRETS.length; start += PER_FILE) {
      const chunk = SECRETS.slice(start, start + PER_FILE);
      const write = (name: string, text: string): void => {
        writeFileSync(join(folder, `${String(start)}${name}`), text);
      };
      write('.py', chunk.map(({ variable, secret }) => `${variable} = "${secret}"\n`).join(''));
      write('.yaml', `env:\n${chunk.map(({ variable, secret }) => `  ${variable}: '${secret}'\n`).join('')}`);
      write('.ipynb', notebookOf(chunk));
    }
    const tell = (text: string): void => void shown.push(text);
    const log = { info: tell, warn: tell, error: tell };
    // All files count as settled.
    const now = (): number => Date.now() + 60_000;
    const rules = [...RULES, failing];
    const engine = createEngine({ rules, grammars: await testGrammars() });
    context = {
      rules,
      createEngine: () => Promise.resolve(engine),
      host: { ...createNodeHost({ log }), now },
      openCache: () => createResultCache({ folder: cache, build: () => 'build', log, now }),
      version: '',
      print: tell,
      say: tell,
      hasColour: false,
      width: 200,
    };
  });
  beforeEach(() => {
    shown = [];
  });
  after(() => {
    for (const path of [folder, cache]) rmSync(path, { recursive: true, force: true });
  });

  function expectSilence(text: string): void {
    const told = SECRETS.filter(({ secret }) => partsOf(secret).some((part) => text.includes(part)));
    expect(told.map(({ id }) => id)).to.deep.equal([]);
  }

  for (const format of ['text', 'sarif']) {
    it(`the ${format} report, its frames, logs and crash reports hold none`, async function () {
      this.timeout(120_000);
      await runScan(['--jobs', '1', '--no-cache', '--level', 'strict', '--format', format, folder], context);
      const text = shown.join('\n');
      expect(text).to.contain('hard-coded-secret');
      expect(text).to.contain('failing-rule');
      expectSilence(text);
    });
  }

  it('the diff of fixes holds none', async function () {
    this.timeout(120_000);
    await runFix(['--jobs', '1', '--no-cache', '--unsafe', '--diff', folder], context);
    const text = shown.join('\n');
    expect(text).to.contain('os.environ');
    expectSilence(text);
  });

  it('the json report and the files of the cache hold none', async function () {
    this.timeout(120_000);
    // What failed is not kept.
    const engine = createEngine({ rules: RULES, grammars: await testGrammars() });
    const quiet = { ...context, rules: RULES, createEngine: () => Promise.resolve(engine) };
    await runScan(['--jobs', '1', '--level', 'strict', '--format', 'json', '--cache-dir', cache, folder], quiet);
    const files = readdirSync(cache, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const text = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('\n');
    expect(text).to.contain('.ipynb');
    expect(shown.join()).to.contain('hard-coded-secret');
    expectSilence(text + shown.join('\n'));
  });
});
