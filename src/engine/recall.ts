import type { Finding } from '../core/finding';
import type { Fix } from '../core/fix';
import type { LintResult, WorkspaceFacts } from './engine';
import type { Asked, KeptResult, Question } from './host';

/** Facts that write down what is asked of them. */
export interface Recorder {
  readonly facts: WorkspaceFacts;
  /** What was asked until now; undefined where an answer was not known, so that it may be another one next time. */
  asked(): Asked | undefined;
}

/** Hands out what the facts know, one answer for one question, and keeps the questions. */
export function recordAsked(facts: WorkspaceFacts, digest: (text: string) => string): Recorder {
  const paths = new Map<string, boolean | undefined>();
  const texts = new Map<string, string | undefined>();
  const tracked = new Map<string, boolean | undefined>();
  const folders = new Map<string, readonly string[] | undefined>();
  const digests = new Map<string, string | undefined>();
  let today: string | undefined;
  return {
    facts: {
      hasPath(path) {
        if (!paths.has(path)) paths.set(path, facts.hasPath(path));
        return paths.get(path);
      },
      readText(path) {
        if (!texts.has(path)) texts.set(path, facts.readText?.(path));
        return texts.get(path);
      },
      listFolder(path) {
        if (!folders.has(path)) folders.set(path, facts.listFolder?.(path));
        return folders.get(path);
      },
      sha256(path) {
        if (!digests.has(path)) digests.set(path, facts.sha256?.(path));
        return digests.get(path);
      },
      isTracked(path) {
        if (!tracked.has(path)) tracked.set(path, facts.isTracked?.(path));
        return tracked.get(path);
      },
      get today() {
        return (today ??= facts.today);
      },
    },
    asked() {
      const questions: Question[] = [];
      for (const [path, exists] of paths) {
        if (exists === undefined) return undefined;
        questions.push([path, exists]);
      }
      for (const [path, text] of texts) questions.push([path, text === undefined ? null : digest(text)]);
      for (const [path, isTracked] of tracked) questions.push([path, isTracked ?? null, 'tracked']);
      for (const [path, value] of digests) questions.push([path, value ?? null, 'sha256']);
      for (const [path, names] of folders) questions.push([path, digestNames(names, digest) ?? null, 'names']);
      return { questions, ...(today === undefined ? {} : { today }) };
    },
  };
}

/** What is kept of the names in a folder. */
export function digestNames(
  names: readonly string[] | undefined,
  digest: (text: string) => string,
): string | undefined {
  return names && digest(names.join('\n'));
}

/** How the workspace answers now. */
export interface Answers {
  hasPath(path: string): boolean | undefined;
  /** The digest of a small file's text; undefined where there is none to read. */
  digestOf(path: string): string | undefined;
  isTracked?(path: string): boolean | undefined;
  /** The digest of the names in a folder, as `digestNames` makes it; undefined where there is none. */
  namesOf?(path: string): string | undefined;
  sha256?(path: string): string | undefined;
  readonly today: string;
}

/** Whether everything that a lint asked is answered now as it was then. */
export function isUnchanged(asked: Asked, answers: Answers): boolean {
  if (asked.today !== undefined && asked.today !== answers.today) return false;
  return asked.questions.every((question) => isAnsweredAlike(question, answers));
}

function isAnsweredAlike([path, answer, about]: Question, answers: Answers): boolean {
  if (about === 'tracked') return (answers.isTracked?.(path) ?? null) === answer;
  if (about === 'sha256') return (answers.sha256?.(path) ?? null) === answer;
  if (about === 'names') return (answers.namesOf?.(path) ?? null) === answer;
  return typeof answer === 'boolean' ? answers.hasPath(path) === answer : (answers.digestOf(path) ?? null) === answer;
}

/** What may be kept of a result; undefined where something failed: the next run shall try again. */
export function toKept(result: LintResult, text: string, asked: Asked | undefined): KeptResult | undefined {
  const { findings, suppressed, crashes, failure } = result;
  const isUseless = failure !== undefined && findings.length === 0;
  if (asked === undefined || crashes.length > 0 || isUseless) return undefined;
  return {
    text,
    asked,
    findings: findings.map(withoutSource),
    suppressed: suppressed.map(withoutSource),
    ...(failure === undefined ? {} : { failure }),
    ...([...findings, ...suppressed].some(holdsSource) ? { isShortened: true } : {}),
  };
}

function holdsSource({ fix, otherFixes = [], suppression }: Finding): boolean {
  return [fix, ...otherFixes].some((each) => (each?.edits.length ?? 0) > 0) || suppression?.reason !== undefined;
}

function withoutSource(finding: Finding): Finding {
  if (!holdsSource(finding)) return finding;
  const { fix, otherFixes, suppression, ...rest } = finding;
  const withoutEdits = (each: Fix): Fix => ({ ...each, edits: [] });
  return {
    ...rest,
    ...(fix === undefined ? {} : { fix: withoutEdits(fix) }),
    ...(otherFixes === undefined ? {} : { otherFixes: otherFixes.map(withoutEdits) }),
    ...(suppression === undefined ? {} : { suppression: { kind: suppression.kind } }),
  };
}
