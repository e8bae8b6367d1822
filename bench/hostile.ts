import { createEngine } from '../src/engine/lint';
import { DEFAULT_SETTINGS } from '../src/engine/settings';
import { RULES } from '../src/rules/index';
import { findSecrets } from '../src/secrets/find-secrets';
import { testGrammars } from '../test/unit/grammars';
import { HOSTILE_PROGRAMS, PLAIN_PROGRAM, resolveRuns } from '../test/unit/python/hostile-programs';
import { HOSTILE_UNITS, PLAIN_TEXT, slowest, textOf } from '../test/unit/secrets/hostile-texts';

export interface HostileFigure {
  readonly name: string;
  readonly megabytes: number;
  /** Milliseconds of the processor. */
  readonly time: number;
  /** As a multiple of what a plain text of the same size takes. */
  readonly ratio: number;
}

/** Every rule that reads Python is set off by it, so that nothing is passed over. */
const HEAD = 'import pickle, torch, yaml, subprocess\nimport requests\n';
const PLAIN =
  'def read(path, size=3):\n    with open(path) as stream:\n        rows = [row.split(",") for row in stream]\n    return rows[:size]\n\n\n' +
  'model = torch.load(read("model.pt"), weights_only=True)\n';

/** What tools are hung up with, at sizes that a person could paste. */
const HOSTILE: readonly (readonly [name: string, path: string, text: () => string])[] = [
  ['10,000 nested brackets', 'a.py', () => `${HEAD}x = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
  ['an expression of 5 MB', 'a.py', () => `${HEAD}x = ${'a + '.repeat(1_250_000)}a\n`],
  ['50,000 assignments to one name', 'a.py', () => `${HEAD}${'x = torch.load(x)\n'.repeat(50_000)}`],
  ['50,000 branches', 'a.py', () => `${HEAD}${'if x:\n    y = torch.load(y)\n'.repeat(50_000)}`],
  [
    'a list that is filled 20,000 times',
    'a.py',
    () => `${HEAD}a = []\n${'a.append(b); pickle.load(a)\n'.repeat(20_000)}`,
  ],
  ['broken Python', 'a.py', () => HEAD + 'not ,\n'.repeat(5_000)],
  ['a notebook of 10,000 cells', 'a.ipynb', notebook],
  ['a Jenkinsfile of open quotes and braces', 'Jenkinsfile', () => `pipeline {\n${'sh "${a: ( /'.repeat(100_000)}`],
  ['a line of 10 MB', 'a.yaml', () => `image: x\nkey: ${'hf_ sk- :// '.repeat(800_000)}\n`],
];

function notebook(): string {
  const cell = {
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source: ['m = torch.load("a.pt")\n'],
  };
  const metadata = { kernelspec: { name: 'python3', language: 'python', display_name: 'Python 3' } };
  return JSON.stringify({ cells: new Array(10_000).fill(cell), metadata, nbformat: 4, nbformat_minor: 5 });
}

/** What texts that are made to be slow take, each beside a plain one of its size. */
export async function measureHostile(): Promise<readonly HostileFigure[]> {
  return [...(await measureScans()), ...(await measureNames()), ...measureSecrets()];
}

/** Milliseconds of this process, which others on the machine do not lengthen much. */
function milliseconds(run: () => unknown): number {
  const started = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** The whole scan, with all rules. */
async function measureScans(): Promise<readonly HostileFigure[]> {
  const engine = createEngine({ rules: RULES, grammars: await testGrammars() });
  const scan = (path: string, text: string): number =>
    milliseconds(() =>
      engine.lint({ path, text }, DEFAULT_SETTINGS, { today: '2026-01-01', hasPath: () => undefined }),
    );
  scan('warm.py', HEAD + PLAIN.repeat(2_000));
  return HOSTILE.map(([name, path, text]) => {
    const hostile = text();
    const plain = scan('plain.py', HEAD + PLAIN.repeat(Math.ceil(hostile.length / PLAIN.length)));
    const time = scan(path, hostile);
    return { name, megabytes: hostile.length / 1e6, time, ratio: time / plain };
  });
}

/** The parse, and what each call of a method is. */
async function measureNames(): Promise<readonly HostileFigure[]> {
  const { python } = await testGrammars();
  const perCharacter = (text: string): number =>
    quickest(() => milliseconds(() => resolveRuns(text, python))) / text.length;
  const plain = perCharacter(PLAIN_PROGRAM);
  return Object.entries(HOSTILE_PROGRAMS).map(([what, text]) => {
    const own = perCharacter(text);
    return { name: `names: 30,000 ${what}`, megabytes: text.length / 1e6, time: own * text.length, ratio: own / plain };
  });
}

/** The detector of secrets on keywords without end: of all of them, those that take longest. */
function measureSecrets(): readonly HostileFigure[] {
  const size = 3_000_000;
  const time = (text: string): number => milliseconds(() => findSecrets(text));
  const ofUnit = (unit: string): number => quickest(() => time(textOf(unit, size)));
  const plain = ofUnit(PLAIN_TEXT);
  return HOSTILE_UNITS.map(({ name, units }) => {
    const most = Math.max(...slowest(units, time, 3).map(ofUnit));
    return { name: `secrets: ${name}`, megabytes: size / 1e6, time: most, ratio: most / plain };
  });
}

/** What else the machine does seldom lengthens all of the turns. */
function quickest(measure: () => number): number {
  return Math.min(...Array.from({ length: 4 }, measure));
}
