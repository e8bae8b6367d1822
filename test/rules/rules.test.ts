import { expect } from 'chai';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../../src/core/finding';
import type { Engine, WorkspaceFacts } from '../../src/engine/engine';
import { applyEdits, fixText } from '../../src/engine/fix';
import { createEngine } from '../../src/engine/lint';
import { DEFAULT_SETTINGS, type Settings } from '../../src/engine/settings';
import { createPinFinder } from '../../src/pins/find-pins';
import { RULES } from '../../src/rules/index';
import { testGrammars } from '../unit/grammars';
import { factsOf, loadFixtures, type Fixture, type FixtureFile } from './fixtures';
import { fromNotebook, percentLine } from './percent';

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, level: 'strict' };
const IS_UPDATE = process.env['UPDATE'] === '1';

function isPercent(file: FixtureFile): boolean {
  return file.source.endsWith('.nb.py');
}

const STRICT_RULES = new Set(RULES.flatMap(({ id, meta }) => (meta.level === 'strict' ? [id] : [])));

/**
 * Whether a fixture has to name a finding: those of its own rule and of rules that it names, and of all others what a user
 * would see as a problem. What they say for information only would bury each fixture under the whole catalogue.
 */
function isJudged({ ruleId, severity, confidence }: Finding, fixture: Fixture, file: FixtureFile): boolean {
  if (ruleId === fixture.ruleId || file.expected.some(({ id }) => id === ruleId)) return true;
  return severity !== 'info' && confidence !== 'low' && !STRICT_RULES.has(ruleId);
}

/** `line: id` for each finding, lines counted from 1 in the fixture's own text. */
function describeFindings(file: FixtureFile, findings: readonly Finding[], shift = 0): readonly string[] {
  return findings
    .map((finding) => {
      const line = isPercent(file)
        ? percentLine(file.text, (finding.cell?.index ?? 0) - shift, finding.cell?.start.line ?? 0)
        : finding.start.line - shift;
      return `${String(line + 1)}: ${finding.ruleId}`;
    })
    .sort();
}

function describeExpected(file: FixtureFile): readonly string[] {
  return file.expected.map(({ line, id }) => `${String(line + 1)}: ${id}`).sort();
}

describe('rules on their fixtures', () => {
  let engine: Engine;
  before(async () => {
    engine = createEngine({ rules: RULES, grammars: await testGrammars(), findPins: createPinFinder() });
  });

  for (const fixture of loadFixtures()) {
    describe(`${fixture.ruleId}: ${fixture.name}`, () => {
      const facts = factsOf(fixture);
      const lint = (file: FixtureFile, text: string): readonly Finding[] => {
        const result = engine.lint({ path: file.path, text }, SETTINGS, facts);
        expect(result.crashes, 'crashes').to.deep.equal([]);
        for (const { range } of result.findings) {
          expect(range.start).to.be.at.least(0).and.at.most(range.end);
          expect(range.end).to.be.at.most(text.length);
        }
        return result.findings.filter((finding) => isJudged(finding, fixture, file));
      };

      if (fixture.isBad) {
        it('fires its own rule', () => {
          const ids = fixture.files.flatMap((file) => file.expected.map(({ id }) => id));
          expect(ids).to.include(fixture.ruleId);
        });
      } else {
        it('expects nothing', () => {
          expect(fixture.files.flatMap((file) => file.expected)).to.deep.equal([]);
        });
      }

      for (const file of fixture.files) {
        const name = fixture.paths === undefined ? '' : ` in ${file.path}`;

        it(`reports what the markers say${name}`, () => {
          expect(describeFindings(file, lint(file, file.input))).to.deep.equal(describeExpected(file));
        });

        it(`is fixed as the twin says${name}`, () => {
          checkFix(file, fixture, engine, facts);
        });

        it(`reports the same with other line ends, a BOM and astral characters in front${name}`, () => {
          const original = lint(file, file.input);
          const cut = (text: string, finding: Finding): string =>
            text.slice(finding.range.start, finding.range.end).replaceAll('\r\n', '\n');
          const texts = original.map((finding) => cut(file.input, finding));
          for (const variant of variantsOf(file)) {
            const findings = lint(file, variant.text);
            expect(describeFindings(file, findings, variant.shift), variant.name).to.deep.equal(describeExpected(file));
            expect(
              findings.map((finding) => cut(variant.text, finding)),
              variant.name,
            ).to.deep.equal(texts);
          }
        });

        it(`survives being cut off anywhere${name}`, () => {
          for (let end = file.input.indexOf('\n'); end !== -1; end = file.input.indexOf('\n', end + 1)) {
            lint(file, file.input.slice(0, Math.max(0, end - 1)));
          }
        });
      }
    });
  }
});

interface Variant {
  readonly name: string;
  readonly text: string;
  /** How many lines (of a notebook: cells) were put in front. */
  readonly shift: number;
}

function variantsOf(file: FixtureFile): readonly Variant[] {
  const { input } = file;
  const variants: Variant[] = [
    { name: 'CRLF', text: input.replaceAll('\n', '\r\n'), shift: 0 },
    { name: 'BOM', text: `\uFEFF${input}`, shift: 0 },
  ];
  if (isPercent(file)) {
    const notebook = JSON.parse(input) as { cells: unknown[] };
    notebook.cells.unshift({ cell_type: 'markdown', id: 'astral', metadata: {}, source: ['💧 water'] });
    variants.push({ name: 'astral', text: JSON.stringify(notebook, undefined, 1), shift: 1 });
  } else if (!/\.(?:ipynb|json)$/.test(file.path)) {
    variants.push({ name: 'astral', text: `# 💧 water\n${input}`, shift: 1 });
  }
  return variants;
}

/** Fixes of the rules that the fixture is about until nothing is left, compares with the twin, and tries every fix on its own. */
function checkFix(file: FixtureFile, fixture: Fixture, engine: Engine, facts: WorkspaceFacts): void {
  const input = { path: file.path, text: file.input };
  const select = [...new Set([fixture.ruleId, ...file.expected.map(({ id }) => id)])];
  const settings: Settings = { ...SETTINGS, select };
  const outcome = fixText(engine, input, settings, facts, { unsafe: true });
  const left = outcome.result.findings.filter(({ fix }) => fix !== undefined);
  expect(
    left.map(({ ruleId }) => ruleId),
    'fixable findings that are left',
  ).to.deep.equal([]);
  const again = fixText(engine, { ...input, text: outcome.text }, settings, facts, { unsafe: true });
  expect(again.text, 'fixed twice').to.equal(outcome.text);
  expect(problemsOf(engine, file.path, outcome.text), 'problems of the fixed text').to.deep.equal(
    problemsOf(engine, file.path, file.input),
  );
  for (const finding of engine.lint(input, SETTINGS, facts).findings) {
    if (finding.fix === undefined) continue;
    const fixed = applyEdits(file.input, finding.fix.edits);
    expect(problemsOf(engine, file.path, fixed), `problems after "${finding.fix.title}"`).to.deep.equal(
      problemsOf(engine, file.path, file.input),
    );
  }
  compareWithTwin(file, fixture, outcome.text);
}

function problemsOf(engine: Engine, path: string, text: string): readonly string[] {
  const file = engine.open({ path, text });
  try {
    const parts = [...file.parts, ...file.shellParts()];
    return [...(file.notebook?.problems ?? []), ...parts.flatMap((part) => part.document().problems)].map(
      ({ message }) => message,
    );
  } finally {
    file.dispose();
  }
}

function compareWithTwin(file: FixtureFile, fixture: Fixture, fixedInput: string): void {
  const twin = fixture.paths === undefined ? fixture.fixedPath : join(fixture.fixedPath, file.path);
  const isChanged = fixedInput !== file.input;
  const fixed = isPercent(file) ? fromNotebook(fixedInput) : fixedInput;
  if (IS_UPDATE) {
    if (isChanged) {
      mkdirSync(dirname(twin), { recursive: true });
      writeFileSync(twin, fixed);
    } else rmSync(twin, { force: true });
  }
  expect(existsSync(twin), `UPDATE=1 writes or removes ${twin}`).to.equal(isChanged);
  if (isChanged) expect(fixed).to.equal(readFileSync(twin, 'utf8'));
}
