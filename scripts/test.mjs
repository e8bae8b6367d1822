// `npm test`: installs what is missing, builds, and runs every suite. `npm test -- unit web` runs some of them.
import { ensureBuilt, ensureEditor } from './bootstrap.mjs';
import { say } from './process.mjs';
import { forgetResults, runSuite, SUITES, sumResults } from './suites.mjs';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !SUITES.some((suite) => suite.name === name));
if (unknown.length > 0) {
  say(`No such suite: ${unknown.join(', ')}. There are ${SUITES.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const suites = names.length === 0 ? SUITES : SUITES.filter(({ name }) => names.includes(name));

forgetResults();
await ensureBuilt();
if (suites.some(({ name }) => ['server', 'web', 'desktop', 'e2e'].includes(name)))
  await ensureEditor({ display: true, browser: true });

const lines = [];
for (const suite of suites) {
  const started = Date.now();
  const counts = await runSuite(suite);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  lines.push(
    `${suite.name.padEnd(8)} ${counts === undefined ? 'wrote no counts: one failure' : describe(counts)} (${seconds} s)`,
  );
}
const total = sumResults(suites);
process.stdout.write(`\n${lines.join('\n')}\n\n${describe(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
