import { createEngine } from '../src/engine/lint';
import { DEFAULT_SETTINGS } from '../src/engine/settings';
import { RULES } from '../src/rules/index';
import { testGrammars } from '../test/unit/grammars';

export interface HostileFigure {
  readonly name: string;
  readonly megabytes: number;
  /** Milliseconds of the processor for the whole scan. */
  readonly scan: number;
  /** As a multiple of what plain Python of the same size takes. */
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

/** The scan of each hostile text beside that of plain Python of its size. */
export async function measureHostile(): Promise<readonly HostileFigure[]> {
  const engine = createEngine({ rules: RULES, grammars: await testGrammars() });
  const time = (path: string, text: string): number => {
    const started = process.cpuUsage();
    engine.lint({ path, text }, DEFAULT_SETTINGS, { today: '2026-01-01', hasPath: () => undefined });
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  };
  time('warm.py', HEAD + PLAIN.repeat(2_000));
  return HOSTILE.map(([name, path, text]) => {
    const hostile = text();
    const plain = time('plain.py', HEAD + PLAIN.repeat(Math.ceil(hostile.length / PLAIN.length)));
    const scan = time(path, hostile);
    return { name, megabytes: hostile.length / 1e6, scan, ratio: scan / plain };
  });
}
