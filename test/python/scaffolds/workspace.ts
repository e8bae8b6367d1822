/** Small projects on disk, in which scaffolds are written and run. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SILENT } from '../../../src/cli/log';
import { createNodeHost } from '../../../src/host/node/host';
import { planScaffold } from '../../../src/scaffold/plan';
import { findScaffold } from '../../../src/scaffold/registry';
import type { ScaffoldPlan } from '../../../src/scaffold/types';
import type { ItemState } from '../../../src/checklist/types';
import { stateIn } from '../../unit/checklist/facts';
import { QUIET_ENVIRONMENT } from '../environment';

const TEXT = /\.(?:py|json|txt|ya?ml|md)$/;

export interface Run {
  readonly code: number;
  /** Of both streams. */
  readonly output: string;
}

export interface Workspace {
  readonly folder: string;
  /** Plans the scaffold for what is there and writes its files. */
  scaffold(id: string): Promise<ScaffoldPlan>;
  write(path: string, text: string): void;
  read(path: string): string;
  readBytes(path: string): Buffer;
  readJson(path: string): unknown;
  /** Of the checklist item, by what stands in the folder now. */
  stateOf(item: string): Promise<ItemState | undefined>;
  /** Runs the environment's Python in the folder. */
  python(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Run>;
  remove(): void;
}

export function createWorkspace(python: string, files: Readonly<Record<string, string>>): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'watertight-scaffold-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  return {
    folder,
    write,
    read,
    readBytes: (path) => readFileSync(join(folder, path)),
    readJson: (path) => JSON.parse(read(path)) as unknown,
    async scaffold(id) {
      const scaffold = findScaffold(id);
      if (scaffold === undefined) throw new Error(`no scaffold is called ${id}`);
      const host = createNodeHost({ log: SILENT });
      const plan = await planScaffold({ host, root: folder, name: 'churn', today: '2026-11-26' }, scaffold);
      for (const { path, text, state } of plan.files) if (state === 'new' || state === 'extended') write(path, text);
      return plan;
    },
    stateOf(item) {
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => TEXT.test(name));
      return stateIn(Object.fromEntries(names.map((name) => [name, read(name)])), item);
    },
    python: (args, environment = {}) => run(python, args, folder, environment),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...QUIET_ENVIRONMENT, ...environment };
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}
