/** The suite "python": what our fixes write is read by the real Python. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findProgram, ROOT } from '../../scripts/process.mjs';
import { writeCounts } from '../host/counts';

/** Prints one JSON object: the files that do not compile, with what is wrong. Writes no .pyc files. */
const COMPILE = `
import json, sys
failed = {}
for path in json.load(sys.stdin):
    try:
        compile(open(path, "rb").read(), path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        failed[path] = str(error)
print(json.dumps(failed))
`;

function main(): void {
  const python = findProgram('python3');
  if (python === undefined) {
    console.error('SKIPPED: there is no python3.');
    writeCounts({ passed: 0, failed: 0, skipped: 1 });
    return;
  }
  const files = fixedPythonFiles(join(ROOT, 'test/rules'));
  const result = spawnSync('python3', ['-X', 'utf8', '-W', 'ignore', '-c', COMPILE], {
    input: JSON.stringify(files),
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(result.stderr);
  const failed = Object.entries(JSON.parse(result.stdout) as Record<string, string>);
  for (const [path, error] of failed) console.error(`  ✗ ${relative(ROOT, path)}: ${error}`);
  console.log(`  ${String(files.length - failed.length)} of ${String(files.length)} fixed files compile.`);
  writeCounts({ passed: files.length - failed.length, failed: failed.length, skipped: 0 });
  if (failed.length > 0) process.exitCode = 1;
}

/** `bad.fixed.py` and the Python files below `bad.fixed/`; the percent format of notebooks may hold magics, which are no Python. */
function fixedPythonFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.py') && !entry.name.endsWith('.nb.py'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /\.fixed[./\\]/.test(path))
    .sort();
}

main();
