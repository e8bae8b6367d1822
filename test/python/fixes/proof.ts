/** Proofs are Python files in parts: what is there, the program that our engine mends, and what is claimed of both. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { EnvironmentName } from '../environment';

/** `kept` is claimed of the program before and after its fix. */
const PARTS = ['prepare', 'program', 'before', 'after', 'kept'] as const;
export type PartName = (typeof PARTS)[number];

export interface Part {
  /** Of its first line, 0-based. */
  readonly line: number;
  readonly text: string;
}

export interface Proof {
  readonly path: string;
  readonly environment: EnvironmentName;
  /** The rule whose fixes are applied: the file's name up to its first dot. */
  readonly ruleId: string;
  /** What is claimed: the comment on the first line. */
  readonly claim: string;
  readonly parts: Readonly<Partial<Record<PartName, Part>>>;
}

const FOLDER = join(__dirname, 'proofs');

/** All `proofs/<environment>/<rule>[.<case>].py`. */
export function loadProofs(): readonly Proof[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((name) => readProof(join(FOLDER, name)));
}

function readProof(path: string): Proof {
  const [environment = '', name = ''] = relative(FOLDER, path).split(/[/\\]/);
  const lines = readFileSync(path, 'utf8').split('\n');
  const starts = lines.flatMap((line, index) => (line.startsWith('# %% ') ? [index] : []));
  const parts: Partial<Record<PartName, Part>> = {};
  starts.forEach((start, index) => {
    const part = PARTS.find((each) => lines[start] === `# %% ${each}`);
    if (part === undefined) throw new Error(`${path}:${String(start + 1)}: no such part`);
    parts[part] = { line: start + 1, text: lines.slice(start + 1, starts[index + 1]).join('\n') };
  });
  return {
    path,
    environment: environment as EnvironmentName,
    ruleId: name.replace(/\..*$/, ''),
    claim: (lines[0] ?? '').replace(/^#\s*/, ''),
    parts,
  };
}
