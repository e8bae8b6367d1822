import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileOptions } from '../../../src/cli/arguments';
import { collect } from '../../../src/cli/collect';
import type { CliContext } from '../../../src/cli/context';
import type { JobResult, RunOptions } from '../../../src/cli/job';
import type { Engine } from '../../../src/engine/engine';
import { createEngine } from '../../../src/engine/lint';
import { createNodeHost } from '../../../src/host/node/host';
import { createResultCache } from '../../../src/host/node/result-cache';
import { createPinFinder } from '../../../src/pins/find-pins';
import { RULES } from '../../../src/rules/index';
import { testGrammars } from '../grammars';

export interface RunGiven {
  readonly run?: Pick<RunOptions, 'withFrames' | 'withFacts' | 'withSource' | 'fix'>;
  readonly options?: Partial<FileOptions>;
  /** Milliseconds since 1970; a minute after now where nothing is said, so that all files count as settled. */
  readonly now?: number;
  readonly rules?: CliContext['rules'];
}

export interface ProjectRun {
  /** The files that the engine was given. */
  readonly looked: readonly string[];
  readonly isEngineLoaded: boolean;
  readonly found: readonly string[];
  readonly results: readonly JobResult[];
}

/** A folder of files with a cache of its own, and the command line without its threads and its clock. */
export interface Project {
  readonly folder: string;
  readonly cache: string;
  write(path: string, text: string): void;
  remove(path: string): void;
  /** All that the cache holds. */
  cached(): string;
  run(given?: RunGiven): Promise<ProjectRun>;
  dispose(): void;
}

export const RUN = { withFrames: true, withFacts: false, withSource: false };
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const engines = new Map<CliContext['rules'], Engine>();

async function engineFor(rules: CliContext['rules']): Promise<Engine> {
  const engine =
    engines.get(rules) ?? createEngine({ rules, grammars: await testGrammars(), findPins: createPinFinder() });
  engines.set(rules, engine);
  return engine;
}

export function createProject(): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'watertight-project-')));
  const cache = mkdtempSync(join(tmpdir(), 'watertight-results-'));

  async function run({
    run: how = RUN,
    options = {},
    now = Date.now() + 60_000,
    rules = RULES,
  }: RunGiven = {}): Promise<ProjectRun> {
    const looked: string[] = [];
    let isEngineLoaded = false;
    const context: CliContext = {
      rules,
      async createEngine() {
        isEngineLoaded = true;
        const engine = await engineFor(rules);
        return { ...engine, lint: (input, ...rest) => (looked.push(input.path), engine.lint(input, ...rest)) };
      },
      host: { ...createNodeHost({ log: SILENT }), now: () => now },
      openCache: () => createResultCache({ folder: cache, build: () => 'build', log: SILENT, now: () => now }),
      version: '',
      print: () => undefined,
      say: () => undefined,
      hasColour: false,
      width: 80,
    };
    const fileOptions: FileOptions = {
      paths: [folder],
      filesFrom: undefined,
      settings: { kind: 'search' },
      overrides: {},
      jobs: 1,
      cache: { kind: 'folder', path: undefined },
      ...options,
    };
    const { files } = await collect(context, fileOptions, how, '');
    const results = files.map(({ result }) => result);
    const found = results.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId));
    return { looked, isEngineLoaded, found, results };
  }

  return {
    folder,
    cache,
    run,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    remove(path) {
      rmSync(join(folder, path), { recursive: true, force: true });
    },
    cached: () =>
      readdirSync(cache, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
        .join('\n'),
    dispose() {
      for (const path of [folder, cache]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** What is shown of a result where no edits of fixes are. */
export function shownOf(result: JobResult): unknown {
  const { state, reason, findings, suppressed, crashes, frames, settingsProblems } = result;
  return {
    ...{ state, reason, crashes, frames, settingsProblems, suppressed: suppressed.length },
    findings: findings.map(({ fix, ...rest }) => ({ ...rest, fix: fix && { ...fix, edits: [] } })),
  };
}
