import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { isApplicable } from '../src/engine/applicable';
import { createEngine } from '../src/engine/lint';
import { createPrefilter } from '../src/engine/prefilter';
import { DEFAULT_SETTINGS } from '../src/engine/settings';
import { RULES } from '../src/rules/index';
import { testGrammars } from '../test/unit/grammars';

export interface ScanFigures {
  readonly files: number;
  readonly megabytes: number;
  /** Files in which a rule may fire: the only ones that are parsed. */
  readonly parsedFiles: number;
  readonly parsedMegabytes: number;
  /** Milliseconds of the bare parse of those files. */
  readonly parse: number;
  /** Milliseconds of their whole scan, parse included. */
  readonly scan: number;
  /** Files in which no rule's trigger occurs, and the milliseconds that they take. */
  readonly otherMegabytes: number;
  readonly prefilter: number;
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
  const lintAll = (files: typeof texts): number =>
    time(() => {
      for (const { path, text } of files) engine.lint({ path, text }, DEFAULT_SETTINGS, FACTS);
    });
  const parseAll = (): number =>
    time(() => {
      for (const { text } of parsed) grammars.python.parser.parse(text)?.delete();
    });
  const rounds = Array.from({ length: RUNS }, () => ({
    parse: parseAll(),
    scan: lintAll(parsed),
    prefilter: lintAll(Array.from({ length: REPEATS }, () => others).flat()) / REPEATS,
  }));
  const best = (key: 'parse' | 'scan' | 'prefilter'): number => Math.min(...rounds.map((round) => round[key]));
  return {
    files: texts.length,
    megabytes: sizeOf(texts),
    parsedFiles: parsed.length,
    parsedMegabytes: sizeOf(parsed),
    otherMegabytes: sizeOf(others),
    parse: best('parse'),
    scan: best('scan'),
    prefilter: best('prefilter'),
  };
}

/** Milliseconds of the processor, garbage collection included: what else the machine does hardly counts. */
function time(action: () => void): number {
  const started = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
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
