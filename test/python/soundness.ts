/**
 * Soundness by running Python: random programs are run by python3, and whatever the model knows of them must be what
 * Python sees. `npm run soundness -- --runs 20000 --seed 1`; a part of the suite "python" with 500 programs.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { parsePython } from '../../src/lang/python/document';
import { writeCounts } from '../host/counts';
import { testGrammars } from '../unit/grammars';
import { createModuleCache } from '../../src/engine/workspace/module-cache';
import { createWorkspaceIndex } from '../../src/engine/workspace/workspace-index';
import { defaultProgram, type DefaultProgram } from './generate-defaults';
import { findDisagreements, readClaims, readDefaultClaims } from './judge';
import { program } from './programs';
import { startPython } from './python-process';

/** Each run takes other branches. */
const SEEDS = [1, 6, 11];
/** Below these shares of the probes that Python reached the model knows too little for the test to prove anything. */
const FLOORS = { known: 0.25, chosen: 0.02, named: 0.25, defaults: 0.25 } as const;

interface Totals {
  programs: number;
  broken: number;
  probes: number;
  reached: number;
  valueProbes: number;
  known: number;
  /** Values that are one of several, all of which the model knows. */
  chosen: number;
  nameProbes: number;
  named: number;
  checked: number;
  /** Probes of programs that nobody tells anything. */
  defaultProbes: number;
  defaults: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
  if (!hasPython()) {
    console.error('SKIPPED: there is no python3 of version 3.10 or later.');
    writeCounts({ passed: 0, failed: 0, skipped: 1 });
    return;
  }
  const numRuns = Number(values.runs ?? 500);
  const seed = Number(values.seed ?? 20261126);
  const { python: parser } = await testGrammars();
  const python = startPython();
  const totals: Totals = {
    programs: 0,
    broken: 0,
    probes: 0,
    reached: 0,
    valueProbes: 0,
    known: 0,
    chosen: 0,
    nameProbes: 0,
    named: 0,
    checked: 0,
    defaultProbes: 0,
    defaults: 0,
  };
  const started = Date.now();

  async function check(text: string): Promise<void> {
    const claims = readClaims(parsePython(text, parser));
    const answer = await python.run({
      text,
      seeds: SEEDS,
      names: Object.fromEntries(claims.names),
      exports: claims.exports,
    });
    totals.programs++;
    if (answer.problem !== undefined) {
      totals.broken++;
      return;
    }
    for (const { key, kind } of claims.probes) {
      totals.probes++;
      if (answer.values?.[key] === undefined) continue;
      totals.reached++;
      if (kind === 'value') {
        totals.valueProbes++;
        if (claims.values.has(key)) totals.known++;
        else if (claims.possible.has(key)) totals.chosen++;
      } else {
        totals.nameProbes++;
        if (claims.names.has(key)) totals.named++;
      }
    }
    totals.checked += answer.checked?.length ?? 0;
    const disagreements = findDisagreements(claims, answer);
    if (disagreements.length > 0) throw new Error(disagreements.join('\n'));
  }

  async function checkDefaults({ text, files }: DefaultProgram): Promise<void> {
    const index = createWorkspaceIndex({
      facts: { hasPath: (path) => Object.hasOwn(files, path), readText: (path) => files[path] },
      cache: createModuleCache(),
      read: (module) => parsePython(module, parser).summary(),
    });
    const claims = readDefaultClaims(parsePython(text, parser, { foreign: index.seenFrom('program.py') }));
    const answer = await python.run({ text, seeds: SEEDS, names: {}, exports: [], files });
    if (answer.problem !== undefined) throw new Error(answer.problem);
    for (const { key } of claims.probes) {
      if (answer.values?.[key] === undefined) continue;
      totals.defaultProbes++;
      if (claims.values.has(key)) totals.defaults++;
    }
    const disagreements = findDisagreements(claims, answer);
    if (disagreements.length > 0) throw new Error(`${disagreements.join('\n')}\n${JSON.stringify(files, null, 1)}`);
  }

  const result = await fc.check(fc.asyncProperty(program, check), { numRuns, seed });
  const inDefaults = await fc.check(fc.asyncProperty(defaultProgram, checkDefaults), {
    numRuns: Math.ceil(numRuns / 2),
    seed,
  });
  python.end();
  const failures = [
    ...(result.failed ? [describeFailure(result, result.counterexample?.[0] ?? '')] : []),
    ...(inDefaults.failed ? [describeFailure(inDefaults, inDefaults.counterexample?.[0].text ?? '')] : []),
  ];
  const problems = failures.length > 0 ? failures : findThinness(totals);
  printTotals(totals, seed, (Date.now() - started) / 1000);
  for (const problem of problems) console.error(`  ✗ ${problem}`);
  writeCounts({ passed: problems.length === 0 ? 1 : 0, failed: problems.length, skipped: 0 });
  if (problems.length > 0) process.exitCode = 1;
}

/** The programs have `match` statements. */
function hasPython(): boolean {
  const asked = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']);
  return asked.status === 0;
}

function describeFailure<T>({ errorInstance, seed, counterexamplePath }: fc.RunDetails<[T]>, text: string): string {
  const reason = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `seed ${String(seed)}, path ${counterexamplePath ?? ''}\n${reason}\n${text}`;
}

function findThinness(totals: Totals): readonly string[] {
  const { known, chosen, valueProbes, named, nameProbes, broken, programs, defaults, defaultProbes } = totals;
  const problems: string[] = [];
  if (defaults < FLOORS.defaults * defaultProbes) problems.push('The model knows too few defaults.');
  if (known < FLOORS.known * valueProbes) problems.push('The model knows too few values.');
  if (chosen < FLOORS.chosen * valueProbes) problems.push('The model knows too few sets of possible values.');
  if (named < FLOORS.named * nameProbes) problems.push('The model names too few functions.');
  if (broken > 0.1 * programs) problems.push('Too many programs do not compile.');
  return problems;
}

function printTotals(totals: Totals, seed: number, seconds: number): void {
  const share = (part: number, whole: number): string => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
  const { programs, broken, probes, reached, valueProbes, known, chosen, nameProbes, named, checked } = totals;
  const { defaults, defaultProbes } = totals;
  console.log(`  ${share(defaults, defaultProbes)} of ${String(defaultProbes)} defaults known`);
  console.log(
    `  ${String(programs)} programs (seed ${String(seed)}, ${seconds.toFixed(1)} s, ${String(broken)} do not compile)`,
  );
  console.log(`  ${String(probes)} probes, ${share(reached, probes)} reached in one of ${String(SEEDS.length)} runs`);
  console.log(
    `  ${share(known, valueProbes)} of ${String(valueProbes)} values known, ${share(chosen, valueProbes)} one of a known few, ${share(named, nameProbes)} of ${String(nameProbes)} functions named, ${String(checked)} names checked`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
