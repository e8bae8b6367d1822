import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findProgram, ROOT } from '../scripts/process.mjs';

export interface Comparison {
  readonly tool: string;
  /** Seconds of wall time for all folders together; undefined where the tool is not installed. */
  readonly seconds: number | undefined;
}

interface Tool {
  readonly name: string;
  readonly command: () => readonly string[] | undefined;
}

const PYTHON_TOOL = (name: string, ...words: readonly string[]): Tool => ({
  name,
  command: () => {
    const program = findProgram(name);
    return program === undefined ? undefined : [program, ...words];
  },
});

/** Each is told to read everything below the folder that it is started in, whatever a configuration there says. */
const TOOLS: readonly Tool[] = [
  {
    name: 'watertight',
    command: () => [
      process.execPath,
      join(ROOT, 'dist/cli.js'),
      'scan',
      '--no-config',
      '--no-cache',
      '--format',
      'json',
    ],
  },
  PYTHON_TOOL('ruff', 'check', '--isolated', '--no-cache', '--select', 'S', '--output-format', 'json', '.'),
  PYTHON_TOOL('bandit', '-r', '-q', '-f', 'json', '.'),
];

/** Runs every tool over every folder, one after another; each folder is read once before, so that all find it in memory. */
export function compareTools(folders: readonly string[]): readonly Comparison[] {
  for (const folder of folders) spawnSync('grep', ['-rc', 'x', folder], { stdio: 'ignore' });
  return TOOLS.map(({ name, command }) => {
    const words = command();
    if (words === undefined) return { tool: name, seconds: undefined };
    const [program = '', ...rest] = words;
    let seconds = 0;
    for (const cwd of folders) {
      const started = performance.now();
      spawnSync(program, rest, { cwd, stdio: 'ignore' });
      seconds += (performance.now() - started) / 1000;
    }
    return { tool: name, seconds };
  });
}
