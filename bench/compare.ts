import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { findProgram, ROOT } from '../scripts/process.mjs';

/** What a tool says of a line, in its own words: `B301`, `S301`, `pickle-load`. Lines count from 1. */
export interface Place {
  /** Below the folder that was looked at. */
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

export interface Comparison {
  readonly tool: string;
  readonly version: string;
  /** Seconds of wall time for all folders together; undefined where the tool is not installed. */
  readonly seconds: number | undefined;
  /** Seconds of all processors; what else the machine does counts less here. */
  readonly cpu: number;
  readonly places: readonly Place[];
}

interface Tool {
  readonly name: string;
  /** Undefined where it is not installed. */
  readonly command: (temporary: string) => readonly string[] | undefined;
  readonly version: readonly string[];
  /** What it is told on its standard input. */
  readonly input?: (folder: string) => string;
  readonly read: (output: string, folder: string) => readonly Place[];
}

/** What the tools print of a finding, as far as it is read here. */
interface OwnFinding {
  readonly file: string;
  readonly start: { readonly line: number };
  readonly ruleId: string;
}
interface RuffFinding {
  readonly filename: string;
  readonly location: { readonly row: number };
  readonly code: string;
}
interface BanditFinding {
  readonly filename: string;
  readonly line_number: number;
  readonly test_id: string;
}
interface SemgrepFinding {
  readonly path: string;
  readonly start: { readonly line: number };
  readonly check_id: string;
}

/** Lets `$0` take what a command prints, and prints the seconds that it was running, of the user and the system. */
const TIMED = `TIMEFORMAT='%U %S'; time "$@" > "$0" 2> /dev/null`;
const WATERTIGHT = [process.execPath, join(ROOT, 'dist/cli.js')];

/**
 * Semgrep comes from PyPI without rules: they are asked of its registry, which these figures do without. With a folder of
 * rules in SEMGREP_RULES they are run; without one a single rule shows what the search costs at least.
 */
const PROBE = 'rules: [{ id: probe, languages: [python], severity: INFO, message: probe, pattern: eval(...) }]\n';

/** Each is told to read everything below the folder that it is started in, whatever a configuration there says. */
const TOOLS: readonly Tool[] = [
  ownTool('watertight'),
  // The files that bandit reads, and no others.
  { ...ownTool('watertight (.py alone)', '--files-from', '-'), input: (folder) => pythonFiles(folder).join('\n') },
  pythonTool(
    'ruff',
    ['check', '--isolated', '--no-cache', '--select', 'S', '--output-format', 'json', '.'],
    (output, folder) =>
      (listOf(output) as readonly RuffFinding[]).map(({ filename, location, code }) => ({
        file: relative(folder, filename),
        line: location.row,
        code,
      })),
  ),
  pythonTool('bandit', ['-r', '-q', '-f', 'json', '.'], (output, folder) =>
    (listOf(output, 'results') as readonly BanditFinding[]).map(({ filename, line_number: line, test_id: code }) => ({
      file: relative(folder, resolve(folder, filename)),
      line,
      code,
    })),
  ),
  {
    name: 'semgrep',
    command: (temporary) => {
      const program = findProgram('semgrep');
      if (program === undefined) return undefined;
      const probe = join(temporary, 'probe.yaml');
      writeFileSync(probe, PROBE);
      const rules = process.env['SEMGREP_RULES'] ?? probe;
      return [program, 'scan', '--config', rules, '--metrics', 'off', '--disable-version-check', '-q', '--json', '.'];
    },
    version: ['semgrep', '--version'],
    read: (output) =>
      (listOf(output, 'results') as readonly SemgrepFinding[])
        .map(({ path, start, check_id: code }) => ({ file: path, line: start.line, code }))
        .filter(({ code }) => !code.endsWith('probe')),
  },
];

function ownTool(name: string, ...words: readonly string[]): Tool {
  return {
    name,
    command: () => [...WATERTIGHT, 'scan', '--no-config', '--no-cache', '--format', 'json', ...words],
    version: [...WATERTIGHT, '--version'],
    read: (output) =>
      (listOf(output, 'findings') as readonly OwnFinding[]).map(({ file, start, ruleId }) => ({
        file,
        line: start.line,
        code: ruleId,
      })),
  };
}

function pythonFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.py'));
}

function pythonTool(name: string, words: readonly string[], read: Tool['read']): Tool {
  return {
    name,
    command: () => {
      const program = findProgram(name);
      return program === undefined ? undefined : [program, ...words];
    },
    version: [name, '--version'],
    read,
  };
}

/** Runs every tool over every folder, one after another; each folder is read once before, so that all find it in memory. */
export function compareTools(folders: readonly string[]): readonly Comparison[] {
  for (const folder of folders) spawnSync('grep', ['-rc', 'x', folder], { stdio: 'ignore' });
  const temporary = mkdtempSync(join(tmpdir(), 'watertight-compare-'));
  try {
    return TOOLS.map((tool) => measure(tool, folders, temporary));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function measure(tool: Tool, folders: readonly string[], temporary: string): Comparison {
  const { name, command, version, input, read } = tool;
  const words = command(temporary);
  if (words === undefined) return { tool: name, version: '', seconds: undefined, cpu: 0, places: [] };
  const output = join(temporary, 'output');
  const places: Place[] = [];
  let seconds = 0;
  let cpu = 0;
  for (const folder of folders) {
    const started = performance.now();
    const options = { cwd: folder, encoding: 'utf8', input: input?.(folder) ?? '' } as const;
    const { stderr } = spawnSync('bash', ['-c', TIMED, output, ...words], options);
    seconds += (performance.now() - started) / 1000;
    for (const part of stderr.trim().split(/\s+/)) cpu += Number(part);
    places.push(
      ...read(readFileSync(output, 'utf8'), folder).map((place) => ({ ...place, file: join(folder, place.file) })),
    );
  }
  return { tool: name, version: versionOf(version), seconds, cpu, places };
}

function versionOf([program = '', ...words]: readonly string[]): string {
  const { stdout } = spawnSync(program, words, { encoding: 'utf8' });
  return /\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? '';
}

/** The list that a tool prints, alone or below a key. Throws where it is none: then nothing was measured. */
function listOf(output: string, key?: string): readonly unknown[] {
  const value = JSON.parse(output) as Readonly<Record<string, unknown>>;
  const list: unknown = key === undefined ? value : value[key];
  if (!Array.isArray(list)) throw new Error('a tool printed something else than its findings');
  return list;
}
