import { expect } from 'chai';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import type { Engine } from '../../../src/engine/engine';
import { applyEdits, fixText } from '../../../src/engine/fix';
import { createEngine } from '../../../src/engine/lint';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';
import { RULES } from '../../../src/rules/index';
import { testGrammars } from '../grammars';

const FACTS = { today: '2026-06-01', hasPath: () => undefined };
const TOKEN = 'hf_WatertightDummyWatertightDummyWate';

const prefix = fc.constantFrom('', 'r', 'R', 'b', 'rb', 'f', 'rf', 'F', 'u');
const quote = fc.constantFrom('"', "'", '"""', "'''");
const around = fc.constantFrom(
  '',
  'Bearer ',
  '{',
  '{{',
  '}',
  '%s ',
  '\\n',
  '# ',
  "it's ",
  '"x": ',
  ' \\\\',
  '{user}',
  ' {0} ',
);
const literal = fc
  .tuple(prefix, quote, around, around)
  .map(([kind, mark, before, after]) => `${kind}${mark}${before}${TOKEN}${after}${mark}`);
const place = fc.constantFrom(
  (text: string) => `token = ${text}`,
  (text: string) => `TEAM_TOKEN = ${text}`,
  (text: string) => `login(${text})`,
  (text: string) => `login(a, token=${text}, **rest)`,
  (text: string) => `settings = {"token": ${text}, 3: 4}`,
  (text: string) => `import os; token = os.getenv("TEAM_TOKEN", ${text})`,
  (text: string) => `import os\nos.environ["TEAM_TOKEN"] = ${text}`,
  (text: string) => `import os\nos.environ.setdefault("TEAM_TOKEN", ${text})`,
  (text: string) => `token = ${text}.strip()`,
  (text: string) => `token = ${text} % user`,
  (text: string) => `token = ${text}.format(user)`,
  (text: string) => `token = ("a" + ${text})`,
  (text: string) => `def connect(token=${text}):\n    pass`,
  (text: string) => `if user == 1: connect(${text})`,
  (text: string) => `tokens = [${text}, ${text}]`,
  (text: string) => `@route(${text})\ndef answer(): pass`,
  (text: string) => `match user:\n    case ${text}: pass`,
  (text: string) => `print(f"{login(${text})}")`,
  (text: string) => `assert ${text}`,
);

/** Which of the programs Python takes. One process for all. */
function compiles(programs: readonly string[]): readonly boolean[] {
  const script = [
    'import json, sys, warnings',
    'warnings.simplefilter("ignore")',
    'def ok(text):',
    '    try: compile(text, "a.py", "exec"); return True',
    '    except (SyntaxError, ValueError): return False',
    'json.dump([ok(text) for text in json.load(sys.stdin)], sys.stdout)',
  ].join('\n');
  return JSON.parse(
    execFileSync('python3', ['-I', '-c', script], { input: JSON.stringify(programs) }).toString(),
  ) as boolean[];
}

describe('fixes of secrets in Python', () => {
  let engine: Engine;
  before(async () => {
    engine = createEngine({
      rules: RULES.filter(({ id }) => id === 'hard-coded-secret'),
      grammars: await testGrammars(),
    });
  });

  it('make programs that Python takes of those that it took, and nothing more to fix', () => {
    const programs = fc
      .sample(fc.tuple(place, literal), { numRuns: 1500, seed: 7 })
      .map(([write, text]) => `${write(text)}\n`);
    const before = compiles(programs);
    const good = new Set(programs.filter((_, index) => before[index]));
    const pairs = [...good].flatMap((text) => {
      const input = { path: 'a.py', text };
      const { findings } = engine.lint(input, DEFAULT_SETTINGS, FACTS);
      const each = findings.flatMap(({ fix, otherFixes = [] }) =>
        [fix, ...otherFixes].flatMap((one) => (one === undefined ? [] : [applyEdits(text, one.edits)])),
      );
      const outcome = fixText(engine, input, DEFAULT_SETTINGS, FACTS, { unsafe: true });
      expect(
        outcome.result.findings.filter(({ fix }) => fix !== undefined),
        outcome.text,
      ).to.deep.equal([]);
      return [...each, outcome.text].filter((after) => after !== text).map((after) => ({ text, after }));
    });
    expect(pairs.length).to.be.greaterThan(500);
    const taken = compiles(pairs.map(({ after }) => after));
    expect(pairs.filter((_, index) => !taken[index])).to.deep.equal([]);
  });
});
