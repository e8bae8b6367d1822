import { expect } from 'chai';
import { parseTOML } from 'toml-eslint-parser';
import { parseAllDocuments } from 'yaml';
import type { Engine } from '../../../src/engine/engine';
import { createEngine } from '../../../src/engine/lint';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';
import { createPinFinder } from '../../../src/pins/find-pins';
import { RULES } from '../../../src/rules/index';
import { isWritten } from '../../../src/scaffold/detect/sources';
import { planScaffold } from '../../../src/scaffold/plan';
import { SCAFFOLDS } from '../../../src/scaffold/registry';
import type { Scaffold, ScaffoldPlan } from '../../../src/scaffold/types';
import { testGrammars } from '../grammars';
import { exampleProject, factsOfFolder, memoryPlace, PROJECTS, type Files } from './projects';

const plan = (files: Files, scaffold: Scaffold): Promise<ScaffoldPlan> => planScaffold(memoryPlace(files), scaffold);

/** The folder once the plan is carried out. */
function apply(files: Files, { files: planned }: ScaffoldPlan): Files {
  const written = planned.filter(({ state }) => state === 'new' || state === 'extended');
  return { ...files, ...Object.fromEntries(written.map(({ path, text }) => [path, text])) };
}

describe('scaffolds', () => {
  let engine: Engine;
  before(async () => {
    engine = createEngine({ rules: RULES, grammars: await testGrammars(), findPins: createPinFinder() });
  });

  /** `file:line rule message` for everything that any rule says of a file, at the level that says most. */
  function findings(files: Files, path: string): readonly string[] {
    const result = engine.lint(
      { path, text: files[path] ?? '' },
      { ...DEFAULT_SETTINGS, level: 'strict' },
      factsOfFolder(files),
    );
    expect(result.crashes).to.deep.equal([]);
    expect(result.suppressed, 'suppressed findings').to.deep.equal([]);
    return result.findings.map(
      ({ ruleId, start, message }) => `${path}:${String(start.line + 1)} ${ruleId} ${message}`,
    );
  }

  for (const scaffold of SCAFFOLDS) {
    describe(scaffold.id, () => {
      for (const [name, files] of Object.entries({ ...PROJECTS, 'the example project': exampleProject() })) {
        it(`is written without findings of ours for ${name}, and once only`, async () => {
          const planned = await plan(files, scaffold);
          const after = apply(files, planned);
          for (const { path, text, state } of planned.files) {
            expect(state, path).to.be.oneOf(path in files ? ['same', 'extended'] : ['new']);
            if (state === 'new') expect(findings(after, path)).to.deep.equal([]);
            // Else it would be taken for what the project is made of.
            if (path.endsWith('.py') && !/(?:^|\/)tests?\//.test(path)) expect(isWritten(path), path).to.equal(true);
            expectToParse(path, text);
          }
          const again = await plan(after, scaffold);
          expect(again.files.map(({ path, state }) => `${path} ${state}`)).to.deep.equal(
            planned.files.map(({ path }) => `${path} same`),
          );
        });
      }

      it('keeps every line of what is there', async () => {
        for (const files of Object.values(PROJECTS)) {
          const { files: planned } = await plan(files, scaffold);
          const own = '# Written by hand.\n';
          const taken = { ...files, ...Object.fromEntries(planned.map(({ path }) => [path, files[path] ?? own])) };
          for (const { path, text, state } of (await plan(taken, scaffold)).files) {
            expect(state, path).to.be.oneOf(['exists', 'extended', 'same', 'new']);
            if (state === 'extended') expectToKeepLines(taken[path] ?? '', text);
          }
        }
      });

      it('says what it creates, for which items', () => {
        expect(scaffold.summary).to.match(/^[A-Z].*\.$/);
        expect(scaffold.items).to.not.be.empty;
      });
    });
  }

  it('have ids of their own', () => {
    const ids = SCAFFOLDS.map(({ id }) => id);
    expect(ids).to.deep.equal([...new Set(ids)]);
  });
});

function expectToKeepLines(before: string, after: string): void {
  const lines = after.split('\n');
  let at = 0;
  for (const line of before.replace(/\n$/, '').split('\n')) {
    at = lines.indexOf(line, at) + 1;
    expect(at, `the line "${line}" in\n${after}`).to.be.greaterThan(0);
  }
}

function expectToParse(path: string, text: string): void {
  expect(text, path).to.match(/[^\n]\n$/, 'ends with one line end');
  expect(text, path).to.not.match(/[ \t]$/m, 'white space at the end of a line');
  expect(text, path).to.not.include('undefined');
  if (/\.ya?ml$/.test(path)) {
    const problems = parseAllDocuments(text, { merge: true }).flatMap(({ errors, warnings }) => [
      ...errors,
      ...warnings,
    ]);
    expect(problems, path).to.deep.equal([]);
  } else if (path.endsWith('.json')) JSON.parse(text);
  else if (path.endsWith('.toml')) parseTOML(text);
}
