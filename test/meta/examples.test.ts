import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/process.mjs';
import type { Finding } from '../../src/core/finding';
import type { Engine, LintResult, WorkspaceFacts } from '../../src/engine/engine';
import { fixText } from '../../src/engine/fix';
import { createEngine } from '../../src/engine/lint';
import { DEFAULT_SETTINGS, type Settings } from '../../src/engine/settings';
import { readSettings } from '../../src/engine/settings-file';
import { RULES } from '../../src/rules/index';
import { testGrammars } from '../unit/grammars';

/** What `npm start` opens: a root of its own. */
const EXAMPLES = join(ROOT, 'examples');
const LEAKY = 'churn';
const FIXED = 'churn-fixed';
const STRICT: Settings = { ...DEFAULT_SETTINGS, level: 'strict' };
const FACTS: WorkspaceFacts = {
  today: '2026-06-01',
  hasPath: (path) => existsSync(join(EXAMPLES, path)),
  // The repository keeps the whole folder.
  isTracked: (path) => existsSync(join(EXAMPLES, path)),
};

describe('examples', () => {
  let engine: Engine;
  before(async () => {
    engine = createEngine({ rules: RULES, grammars: await testGrammars() });
  });

  const lint = (path: string, settings: Settings, text = read(path)): LintResult =>
    engine.lint({ path, text }, settings, FACTS);

  it('README.md names every place in which a rule finds something, and no other', () => {
    // What only the level strict reports would be noise in a first look.
    const shown = RULES.filter(({ meta }) => meta.level !== 'strict');
    const found = new Map<string, string[]>(shown.map(({ id }) => [id, []]));
    for (const path of filesOf(LEAKY)) {
      for (const finding of lint(path, DEFAULT_SETTINGS).findings) found.get(finding.ruleId)?.push(placeOf(finding));
    }
    const documented = documentedPlaces();
    expect([...documented.keys()], 'rules in the table').to.have.members([...found.keys()]);
    for (const [id, places] of found) {
      expect(places, `places of ${id}`).to.not.be.empty;
      expect(documented.get(id), `places of ${id}`).to.have.members(places);
    }
  });

  it('the folder is a root of its own, with settings that are read without a problem', () => {
    expect(readSettings(read('.watertight.yaml'), RULES, FACTS.today).problems).to.deep.equal([]);
  });

  it('every file has a fixed twin', () => {
    expect(filesOf(FIXED)).to.have.members(filesOf(LEAKY).map(twinOf));
  });

  for (const path of filesOf(LEAKY)) {
    const twin = twinOf(path);

    it(`${twin} is clean at level strict, and silences nothing`, () => {
      const { findings, suppressed, crashes } = lint(twin, STRICT);
      expect(findings.map(describeFinding), 'findings').to.deep.equal([]);
      expect(suppressed.map(describeFinding), 'suppressed').to.deep.equal([]);
      expect(crashes, 'crashes').to.deep.equal([]);
    });

    it(`${path} and its twin are read without a problem`, () => {
      expect(problemsOf(engine, path, read(path))).to.deep.equal([]);
      expect(problemsOf(engine, twin, read(twin))).to.deep.equal([]);
    });

    for (const kind of ['safe', 'all'] as const) {
      it(`${path} is read without a problem and leaks less after ${kind} fixes`, () => {
        const input = { path, text: read(path) };
        const before = lint(path, DEFAULT_SETTINGS);
        const outcome = fixText(engine, input, DEFAULT_SETTINGS, FACTS, { unsafe: kind === 'all' });
        expect(problemsOf(engine, path, outcome.text)).to.deep.equal([]);
        const fixable = before.findings.filter(({ fix }) => fix && (kind === 'all' || fix.safety === 'safe'));
        expect(outcome.result.findings.length).to.be.at.most(before.findings.length - Math.min(1, fixable.length));
      });
    }
  }

  it('a safe fix is there to be tried on save', () => {
    const findings = filesOf(LEAKY).flatMap((path) => lint(path, DEFAULT_SETTINGS).findings);
    expect(findings.map(({ fix }) => fix?.safety)).to.include('safe');
  });

  for (const path of [...filesOf(LEAKY), ...filesOf(FIXED)].filter((name) => name.endsWith('.ipynb'))) {
    it(`${path} is written as Jupyter writes it`, () => {
      expect(`${JSON.stringify(JSON.parse(read(path)), undefined, 1)}\n`).to.equal(read(path));
    });
  }
});

/** Below `examples/`, with `/`, in order. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(join(EXAMPLES, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => statSync(join(EXAMPLES, path)).isFile())
    .sort();
}

function read(path: string): string {
  return readFileSync(join(EXAMPLES, path), 'utf8');
}

/** Git keeps no `.env` of a mended project, but an example of it. */
function twinOf(path: string): string {
  return path.replace(LEAKY, FIXED).replace(/\.env$/, '.env.example');
}

/** As the table of README.md writes it: `train.py:22`, `explore.ipynb cell 3`, `explore.ipynb output of cell 5`. */
function placeOf({ file, start, cell }: Finding): string {
  const name = file.slice(LEAKY.length + 1);
  if (cell === undefined) return `${name}:${String(start.line + 1)}`;
  return `${name} ${cell.part === 'output' ? 'output of ' : ''}cell ${String(cell.index + 1)}`;
}

/** The rows of the table, by rule. */
function documentedPlaces(): ReadonlyMap<string, readonly string[]> {
  const rows = read('README.md').matchAll(/^\| \[([a-z-]+)\]\([^)]*\) *\| (.*?) *\|$/gm);
  return new Map([...rows].map(([, id = '', places = '']) => [id, places.replaceAll('`', '').split(', ')]));
}

function describeFinding(finding: Finding): string {
  return `${finding.file}:${String(finding.start.line + 1)} ${finding.ruleId}`;
}

/** What the readers of a file could not make sense of. */
function problemsOf(engine: Engine, path: string, text: string): readonly string[] {
  const file = engine.open({ path, text });
  try {
    const parts = [...file.parts, ...file.shellParts()];
    const problems = [...(file.notebook?.problems ?? []), ...parts.flatMap((part) => part.document().problems)];
    return problems.map(({ message }) => message);
  } finally {
    file.dispose();
  }
}
