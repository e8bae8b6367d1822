import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { isApplicable } from '../src/engine/applicable';
import { createEngine } from '../src/engine/lint';
import { createPrefilter } from '../src/engine/prefilter';
import { DEFAULT_SETTINGS } from '../src/engine/settings';
import { RULES } from '../src/rules/index';
import { testGrammars } from '../test/unit/grammars';

/** Milliseconds. */
export interface Spent {
  readonly wall: number;
  /** Of all processors: V8 collects garbage and compiles beside the program. */
  readonly cpu: number;
}

export interface ScanFigures {
  readonly files: number;
  readonly megabytes: number;
  /** Files in which a rule may fire: the only ones that are parsed. */
  readonly parsedFiles: number;
  readonly parsedMegabytes: number;
  /** The bare parse of those files. */
  readonly parse: Spent;
  /** Their whole scan, parse included. */
  readonly scan: Spent;
  /** Files in which no rule's trigger occurs, and what they take. */
  readonly otherMegabytes: number;
  readonly prefilter: Spent;
}

const FACTS = { today: '2026-01-01', hasPath: () => undefined };
const RUNS = 5;
/** The files without a trigger are few and soon done: so often in a round. */
const REPEATS = 10;

/** Python files below a folder, scanned whole and only parsed, in turns within one run; the best of some rounds. */
export async function measureScan(folder: string): Promise<ScanFigures> {
  const grammars = await testGrammars();
  const engine = createEngine({ rules: RULES, grammars });
  const texts = listPython(folder).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const isParsed = ({ path, text }: (typeof texts)[number]): boolean => {
    let count = 0;
    const parser = { parse: () => ((count += 1), null), reset: () => undefined };
    const counting = { python: { ...grammars.python, parser } };
    createEngine({ rules: RULES, grammars: counting as unknown as typeof grammars }).lint(
      { path, text },
      DEFAULT_SETTINGS,
      FACTS,
    );
    return count > 0;
  };
  const parsed = texts.filter(isParsed);
  const prefilter = createPrefilter();
  const rules = RULES.filter((rule) => isApplicable(rule, 'python'));
  const others = texts.filter(({ path, text }) => prefilter(text, rules, path).length === 0);
  const lintAll = (files: typeof texts): Spent =>
    time(() => {
      for (const { path, text } of files) engine.lint({ path, text }, DEFAULT_SETTINGS, FACTS);
    });
  const parseAll = (): Spent =>
    time(() => {
      for (const { text } of parsed) grammars.python.parser.parse(text)?.delete();
    });
  const rounds = Array.from({ length: RUNS }, () => ({
    parse: parseAll(),
    scan: lintAll(parsed),
    prefilter: lintAll(Array.from({ length: REPEATS }, () => others).flat()),
  }));
  const best = (key: 'parse' | 'scan' | 'prefilter', times = 1): Spent => ({
    wall: Math.min(...rounds.map((round) => round[key].wall)) / times,
    cpu: Math.min(...rounds.map((round) => round[key].cpu)) / times,
  });
  return {
    files: texts.length,
    megabytes: sizeOf(texts),
    parsedFiles: parsed.length,
    parsedMegabytes: sizeOf(parsed),
    otherMegabytes: sizeOf(others),
    parse: best('parse'),
    scan: best('scan'),
    prefilter: best('prefilter', REPEATS),
  };
}

function time(action: () => void): Spent {
  const started = process.cpuUsage();
  const start = performance.now();
  action();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(started);
  return { wall, cpu: (user + system) / 1000 };
}

function sizeOf(files: readonly { readonly text: string }[]): number {
  return files.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
}

function listPython(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) === '.py')
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/site-packages|[/\\](?:bad|bad_)[^/\\]*\.py$/.test(path));
}
