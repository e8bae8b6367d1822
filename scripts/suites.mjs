// Every suite of `npm test`, and the parts that it is made of. A part is a command that writes its counts to $WATERTIGHT_COUNTS.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, say } from './process.mjs';

const RESULTS = join(ROOT, 'test/results');

/** A host that hangs must not hang the run. */
const PART_TIMEOUT_MS = 20 * 60_000;

/** The arguments of Node that run mocha over folders of test/. */
export const mochaWith = (reporter, ...folders) => [
  'node_modules/mocha/bin/mocha.js',
  // The configuration of `npm run unit` names all folders at once.
  ...['--no-config', '--node-option', 'import=tsx', '--timeout', '60000', '--reporter', reporter],
  ...folders.map((folder) => `test/${folder}/**/*.test.ts`),
];
const mocha = (...folders) => mochaWith('test/counting-reporter.cjs', ...folders);
const script = (path, ...args) => ['--import', 'tsx', path, ...args];

export const SUITES = [
  { name: 'unit', parts: { mocha: mocha('unit', 'rules', 'meta') } },
  {
    name: 'python',
    parts: {
      fixtures: script('test/python/run.ts'),
      soundness: script('test/python/soundness.ts'),
      fixes: mocha('python/fixes'),
      scaffolds: mocha('python/scaffolds'),
    },
  },
  { name: 'server', parts: { protocol: mocha('server'), host: script('test/vscode/run.ts', 'server') } },
  { name: 'web', parts: { host: script('test/vscode/run.ts', 'web') } },
  { name: 'desktop', parts: { host: script('test/vscode/run.ts', 'desktop') } },
  { name: 'e2e', parts: { workbench: script('test/e2e/run.ts') } },
];

export function forgetResults() {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(join(RESULTS, 'parts'), { recursive: true });
}

/** The counts, also in test/results/<suite>.json; undefined, and no such file, when a part wrote none. */
export async function runSuite({ name, parts }) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let isComplete = true;
  for (const [part, args] of Object.entries(parts)) {
    say(`\n— ${name}: ${part}`);
    const file = join(RESULTS, 'parts', `${name}.${part}.json`);
    const code = await run(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, WATERTIGHT_COUNTS: file },
      timeout: PART_TIMEOUT_MS,
    });
    const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    if (found === undefined) {
      say(`FAILED: ${name} (${part}) ended with ${code} and wrote no counts.`);
      isComplete = false;
      continue;
    }
    for (const key of Object.keys(counts)) counts[key] += found[key];
    // A part that counted no failure and yet failed is not to be believed.
    if (code !== 0 && found.failed === 0) counts.failed++;
  }
  if (!isComplete) return undefined;
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(counts)}\n`);
  return counts;
}

/** What the files say: a suite that wrote none counts as one failure. */
export function sumResults(suites) {
  const written = new Set(readdirSync(RESULTS));
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { name } of suites) {
    const file = `${name}.json`;
    const counts = written.has(file)
      ? JSON.parse(readFileSync(join(RESULTS, file), 'utf8'))
      : { passed: 0, failed: 1, skipped: 0 };
    // A suite in which nothing ran proves nothing; it may only say that it was skipped.
    if (counts.passed + counts.failed + counts.skipped === 0) counts.failed = 1;
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  return total;
}
