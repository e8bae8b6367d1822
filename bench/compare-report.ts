import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../scripts/process.mjs';
import { RULES } from '../src/rules';
import type { Comparison, Place } from './compare';
import { machine, table } from './tables';

type Row = readonly string[];

const EQUIVALENTS = new Map<string, readonly string[]>();

const PAGE = join(ROOT, 'docs/benchmarks.md');
const BEGIN = '<!-- begin compared -->';
const END = '<!-- end compared -->';
/** Tools put a call that has several lines on different ones of these. */
const NEAR = 3;
/** Kinds of our own that are listed by name. */
const LISTED = 25;

/** Puts the comparison between its marks of docs/benchmarks.md. Returns it. */
export function writeComparison(comparisons: readonly Comparison[], folders: readonly string[], today: string): string {
  const report = describe(comparisons, folders, today);
  const page = readFileSync(PAGE, 'utf8');
  const [before = ''] = page.split(BEGIN);
  const after = page.split(END)[1] ?? '';
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${report}\n\n${END}${after}`);
  return report;
}

function describe(comparisons: readonly Comparison[], folders: readonly string[], today: string): string {
  const own = comparisons.find(({ tool }) => tool === 'watertight (.py alone)');
  const others = comparisons.filter(({ tool, seconds }) => !tool.startsWith('watertight') && seconds !== undefined);
  const names = folders.map((folder) => folder.split('/').at(-1) ?? '').join(', ');
  return [
    `Measured on ${today}: ${machine()}, Node ${process.versions.node}. Folders: ${names}. Load of the machine at the end: ${(loadavg()[0] ?? 0).toFixed(1)}.`,
    table([
      ['', 'wall time', 'processor', 'times ours (.py alone)', 'places in .py', 'elsewhere'],
      ...comparisons.map((each) => timeRow(each, own)),
    ]),
    '### The same hazard, in .py files',
    kindsTable(own?.places.filter(isPython) ?? [], others),
    '### What only one of them sees, in .py files',
    ...onlyOwn(own?.places.filter(isPython) ?? [], others),
    ...others.map((other) => onlyOther(other)),
  ].join('\n\n');
}

function timeRow({ tool, version, seconds, cpu, places }: Comparison, own: Comparison | undefined): Row {
  if (seconds === undefined) return [tool, 'not installed', '', '', '', ''];
  const ratio = own === undefined ? '' : (cpu / own.cpu).toFixed(2);
  const inPython = places.filter(isPython).length;
  return [
    `${tool} ${version}`,
    `${seconds.toFixed(1)} s`,
    `${cpu.toFixed(1)} s`,
    ratio,
    String(inPython),
    String(places.length - inPython),
  ];
}

/** For each of our rules that another tool has a check for: how many places, and how many of them the other one has too. */
function kindsTable(own: readonly Place[], others: readonly Comparison[]): string {
  const theirs = others.map(({ tool, places }) => ({
    tool,
    byRule: groupBy(places.filter(isPython), ({ code }) => rulesOf(tool, code)),
  }));
  const ours = groupBy(own, ({ code }) => [code]);
  const rows = RULES.flatMap(({ id }): readonly Row[] => {
    const isOurs = nearnessTo(ours.get(id) ?? []);
    const cells = theirs.flatMap(({ byRule }): Row => {
      const places = byRule.get(id) ?? [];
      return places.length === 0 ? ['', ''] : [String(places.length), String(places.filter(isOurs).length)];
    });
    return cells.every((cell) => cell === '') ? [] : [[id, String(ours.get(id)?.length ?? 0), ...cells]];
  });
  return table([['', 'watertight', ...others.flatMap(({ tool }) => [tool, 'of these ours'])], ...rows]);
}

function groupBy(
  places: readonly Place[],
  keysOf: (place: Place) => readonly string[],
): ReadonlyMap<string, readonly Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    for (const key of keysOf(place)) {
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push(place);
    }
  }
  return groups;
}

/** Tells whether a place stands within a few lines of one of these. */
function nearnessTo(places: readonly Place[]): (place: Place) => boolean {
  const lines = new Set(places.map(({ file, line }) => `${file}:${String(line)}`));
  return ({ file, line }) =>
    Array.from({ length: 2 * NEAR + 1 }, (_, index) => line - NEAR + index).some((near) =>
      lines.has(`${file}:${String(near)}`),
    );
}

/** Our findings that stand near no finding of another tool, whatever that says. */
function onlyOwn(own: readonly Place[], others: readonly Comparison[]): readonly string[] {
  const isTheirs = nearnessTo(others.flatMap(({ places }) => places));
  const alone = own.filter((place) => !isTheirs(place));
  const counts = countBy(alone);
  const list = counts.slice(0, LISTED).map(([code, count]) => `${code} ${String(count)}`);
  return [
    `**watertight**: ${String(alone.length)} of ${String(own.length)} places, of ${String(counts.length)} kinds: ${list.join(', ')}${counts.length > LISTED ? ', and others' : ''}.`,
  ];
}

/** Checks of another tool that no rule of ours stands for; docs/equivalents.md says why. */
function onlyOther({ tool, places }: Comparison): string {
  const alone = places.filter((place) => isPython(place) && rulesOf(tool, place.code).length === 0);
  const list = countBy(alone).map(([code, count]) => `${code} ${String(count)}`);
  return `**${tool}**: ${String(alone.length)} places of checks that have no rule here: ${list.join(', ') || 'none'}.`;
}

function countBy(places: readonly Place[]): readonly (readonly [code: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { code } of places) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** Our rules that stand for a check of another tool. */
function rulesOf(tool: string, code: string): readonly string[] {
  const key = `${tool} ${code}`;
  const known = EQUIVALENTS.get(key) ?? findRules(tool, code);
  EQUIVALENTS.set(key, known);
  return known;
}

function findRules(tool: string, code: string): readonly string[] {
  return RULES.filter(({ meta: { equivalents = {} } }) =>
    Object.entries(equivalents).some(([name, codes]) => name === tool && codes.includes(code)),
  ).map(({ id }) => id);
}

function isPython({ file }: Place): boolean {
  return file.endsWith('.py');
}
