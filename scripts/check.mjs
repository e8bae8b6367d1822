// `npm run check`: the fast part of the tests: types, style, generated files, unit tests.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './bootstrap.mjs';
import { ROOT } from './process.mjs';
import { mochaWith } from './suites.mjs';

const bin = (path) => join(ROOT, 'node_modules', path);

/** Two lanes for two cores; the steps of a lane run one after another, the long ones first. */
const LANES = [
  [
    ['eslint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
    ['prettier', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
    ['tests of the project itself', mochaWith('dot', 'meta')],
  ],
  [
    ['types', [bin('typescript/bin/tsc'), '-b']],
    ['generated files', ['--import', 'tsx', 'scripts/generate.ts', '--check']],
    ['unit tests', mochaWith('dot', 'unit', 'rules', 'server')],
  ],
];

await ensureBuilt();
const results = await Promise.all(LANES.map(runLane));
const failed = results.flat().filter(({ isOk }) => !isOk);
process.stdout.write(
  failed.length === 0 ? 'All checks passed.\n' : `Failed: ${failed.map(({ name }) => name).join(', ')}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

async function runLane(steps) {
  const lane = [];
  for (const [name, args] of steps) lane.push({ name, isOk: await runStep(name, args) });
  return lane;
}

/** The output is kept until the step ends, so that those of two lanes do not mix. */
function runStep(name, args) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('close', (code) => {
      const isOk = code === 0;
      process.stdout.write(`${isOk ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
      if (!isOk) process.stdout.write(Buffer.concat(output));
      resolve(isOk);
    });
  });
}
