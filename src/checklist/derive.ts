import type { FactKind } from './fact-kinds';
import type { Fact, Strength } from './types';

const IS_TEST = /(?:^|\/)tests?\/[^]*\.py$|(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/;
/** How far scripts that run scripts are followed. */
const MAX_DEPTH = 4;

/** What follows from several files: what a pipeline runs counts for more, and what runs on a schedule for itself. */
export function deriveFacts(facts: readonly Fact[]): readonly Fact[] {
  const runners = createRunners(facts);
  const wired = new Set<string>();
  for (const fact of facts) {
    if (fact.strength < 2 || !['runs', 'stage-runs', 'container-runs', 'runs-on-schedule'].includes(fact.kind))
      continue;
    for (const file of runners.filesOf(fact)) wired.add(file);
  }
  const hasPreCommit = facts.some(({ kind, strength }) => kind === 'pre-commit-run' && strength === 2);
  const isWired = ({ file }: Fact): boolean =>
    wired.has(file) || (hasPreCommit && file.endsWith('.pre-commit-config.yaml'));
  const promoted = facts.map((fact) =>
    fact.strength === 1 && isWired(fact) ? { ...fact, strength: 2 as const } : fact,
  );
  return [...promoted, ...deriveRuns(promoted, runners), ...deriveCards(promoted)];
}

interface Runners {
  /** The files that run where a fact says that something runs. */
  filesOf(fact: Fact): readonly string[];
}

function createRunners(facts: readonly Fact[]): Runners {
  const files = [...new Set(facts.map(({ file }) => file))];
  const tests = files.filter((file) => IS_TEST.test(file));
  const byName = new Map<string, string[]>();
  for (const file of files) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    byName.set(name, [...(byName.get(name) ?? []), file]);
  }
  const scripts = facts.filter(({ kind }) => kind === 'script-runs');
  const stages = facts.filter(({ kind }) => kind === 'stage-runs');

  function resolve(value: string, from: string, depth: number): readonly string[] {
    if (depth > MAX_DEPTH) return [];
    if (value === '') return [from];
    if (value.startsWith('pytest:')) {
      const below = value.slice('pytest:'.length);
      return tests.filter((file) => below === '' || below === '.' || isBelow(file, below));
    }
    if (value === 'dvc repro' || value === 'mlflow run') {
      return stages.flatMap((stage) => resolve(stage.value ?? '', stage.file, depth + 1));
    }
    if (value.startsWith('make:')) {
      const target = `${value.slice('make:'.length)}>`;
      return scripts
        .filter((script) => script.value?.startsWith(target) === true)
        .flatMap((script) => resolve(script.value?.slice(target.length) ?? '', script.file, depth + 1));
    }
    const name = value.slice(value.lastIndexOf('/') + 1);
    const found = (byName.get(name) ?? []).filter((file) => file === value || file.endsWith(`/${value}`));
    return found.flatMap((file) => [
      file,
      ...scripts
        .filter((script) => script.file === file && script.value?.startsWith('>') === true)
        .flatMap((script) => resolve(script.value?.slice(1) ?? '', file, depth + 1)),
    ]);
  }

  return { filesOf: ({ value = '', file }) => resolve(value, file, 0) };
}

function isBelow(file: string, folder: string): boolean {
  const clean = folder.replace(/\/+$/, '');
  return file === clean || file.startsWith(`${clean}/`) || file.includes(`/${clean}/`) || file.endsWith(`/${clean}`);
}

interface Derivation {
  readonly runs: FactKind;
  /** What has to be in a file that runs. */
  readonly holds: FactKind;
  readonly gives: FactKind;
  readonly text: string;
}

const DERIVATIONS: readonly Derivation[] = [
  { runs: 'runs', holds: 'evasion-test', gives: 'robustness-gate', text: 'Attacks run in the pipeline' },
  { runs: 'runs', holds: 'data-validation', gives: 'data-test-in-pipeline', text: 'Data is checked in the pipeline' },
  { runs: 'runs-on-schedule', holds: 'evasion-test', gives: 'scheduled-attack', text: 'Attacks run on a schedule' },
  { runs: 'runs-on-release', holds: 'evasion-test', gives: 'scheduled-attack', text: 'Attacks run for a release' },
  { runs: 'runs-on-schedule', holds: 'drift-check', gives: 'scheduled-drift', text: 'Drift is checked on a schedule' },
  { runs: 'runs-on-schedule', holds: 'training', gives: 'scheduled-training', text: 'Training runs on a schedule' },
  { runs: 'runs-on-schedule', holds: 'model-output', gives: 'scheduled-training', text: 'Training runs on a schedule' },
];

function deriveRuns(facts: readonly Fact[], runners: Runners): readonly Fact[] {
  const holders = new Map<FactKind, Set<string>>();
  for (const { kind, file, strength } of facts) {
    if (strength === 0) continue;
    holders.set(kind, (holders.get(kind) ?? new Set()).add(file));
  }
  return facts.flatMap((fact): readonly Fact[] => {
    const wanted = DERIVATIONS.filter(({ runs }) => runs === fact.kind);
    if (wanted.length === 0) return [];
    const files = runners.filesOf(fact);
    const strength: Strength = fact.strength;
    return wanted
      .filter(({ holds }) => files.some((file) => holders.get(holds)?.has(file) === true))
      .map(({ gives, text }) => ({ kind: gives, file: fact.file, line: fact.line, text, strength }));
  });
}

/** A card whose version is the first one of the changelog speaks of what was released last. */
function deriveCards(facts: readonly Fact[]): readonly Fact[] {
  const latest = facts.filter(({ kind }) => kind === 'changelog').flatMap(({ value = '' }) => value.split(' ', 1));
  return facts
    .filter(({ kind, value }) => kind === 'card-version' && value !== undefined && latest.includes(value))
    .map((fact) => ({ ...fact, kind: 'card-current', text: 'The changelog has the version of the card' }));
}
