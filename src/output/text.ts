import { SEVERITIES, type Finding, type Severity } from '../core/finding';
import { formatCodeFrame } from './code-frame';
import { hideFindings } from './mask';
import { gatherFindings, type GatheredFinding } from './gather';
import { createPaint, type Paint, type Style } from './paint';
import type { LeftOut, ScanReport } from './report';
import { toPlain, wrap } from './terminal-text';

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };
const INDENT = '  ';
const MIN_WIDTH = 40;
/** Longer lines of prose are hard to read. */
const MAX_WIDTH = 100;
/** How many files are named that were not looked at: a folder of archives would hide all else. */
const MAX_LEFT_OUT = 20;

export interface TextOptions {
  readonly hasColour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** A report for a person at a terminal: findings by file, then a summary, then what was not looked at. */
export function formatText(report: ScanReport, { hasColour, width }: TextOptions): string {
  const paint = createPaint(hasColour);
  const columns = Math.min(Math.max(width, MIN_WIDTH), MAX_WIDTH);
  const secrets = byFile([...report.findings, ...report.suppressed].filter(({ group }) => group === 'secrets'));
  const findings = [...byFile(report.findings).values()]
    .flatMap(gatherFindings)
    .map((gathered) => formatFinding(report, gathered, secrets.get(gathered.finding.file) ?? [], { paint, columns }));
  const crashes = report.crashes.map(({ ruleId, file, error }) => ({ file, reason: `${ruleId} failed: ${error}` }));
  return [
    ...findings,
    formatSummary(report, paint),
    ...formatLeftOut('Skipped', report.files.skipped, paint),
    ...formatLeftOut('Not read in whole', report.files.failed, paint),
    ...formatLeftOut('Rules that crashed, which is a bug in Watertight', crashes, paint),
  ].join('\n\n');
}

function byFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = files.get(finding.file);
    if (known) known.push(finding);
    else files.set(finding.file, [finding]);
  }
  return files;
}

function formatFinding(
  report: ScanReport,
  { finding, others }: GatheredFinding,
  secrets: readonly Finding[],
  { paint, columns }: { readonly paint: Paint; readonly columns: number },
): string {
  const style = STYLES[finding.severity];
  const head = [
    `${paint(toPlain(placeOf(finding)), 'bold')}:`,
    paint(finding.severity, style),
    finding.ruleId,
    ...(finding.fix ? [paint(finding.fix.safety === 'safe' ? '[safe fix]' : '[fix: please review]', 'cyan')] : []),
  ].join(' ');
  const message = wrap(finding.message, columns - INDENT.length).map((line) => INDENT + toPlain(line));
  return [
    head,
    ...message,
    ...formatElsewhere(finding),
    ...formatOthers(others, columns),
    ...formatFrame(report, finding, secrets, { paint, columns, style }),
  ].join('\n');
}

/** Places in other files that a finding rests on: the frame shows none of them. */
function formatElsewhere({ related }: Finding): readonly string[] {
  return related.flatMap(({ file, message, ...place }) =>
    file === undefined ? [] : [INDENT + toPlain(`${message}: ${placeOf({ ...place, file })}`)],
  );
}

function formatOthers(others: readonly Finding[], columns: number): readonly string[] {
  if (others.length === 0) return [];
  const places = others.map(({ cell, start }) =>
    cell === undefined ? String(start.line + 1) : `${String(cell.index + 1)}:${String(cell.start.line + 1)}`,
  );
  const unit = others.some(({ cell }) => cell !== undefined) ? 'cells and lines' : 'lines';
  return wrap(`The same in ${unit} ${places.join(', ')}.`, columns - INDENT.length).map((line) => INDENT + line);
}

/** Notebooks have places that their reader can find: the raw file is JSON that nobody opens. Cells count from 1 there. */
function placeOf({ file, start, cell }: Pick<Finding, 'file' | 'start' | 'cell'>): string {
  if (cell === undefined) return `${file}:${String(start.line + 1)}:${String(start.character + 1)}`;
  const output = cell.part === 'output' ? 'output, ' : '';
  return `${file}: cell ${String(cell.index + 1)}, ${output}line ${String(cell.start.line + 1)}`;
}

/** The line of a secret is never shown: it may hold more of it than was found. */
function formatFrame(
  report: ScanReport,
  finding: Finding,
  secrets: readonly Finding[],
  options: { readonly paint: Paint; readonly columns: number; readonly style: Style },
): readonly string[] {
  const frame = finding.group === 'secrets' ? undefined : report.frameOf(finding);
  if (frame === undefined) return [];
  const line = (finding.cell ?? finding).start.line + 1;
  const shown = formatCodeFrame(hideFindings(frame, finding, secrets), line, {
    ...options,
    columns: options.columns - INDENT.length,
  });
  return ['', ...shown.map((text) => INDENT + text)];
}

function formatSummary({ findings, suppressed, files, milliseconds }: ScanReport, paint: Paint): string {
  const scanned = `${count(files.scanned, 'file')} (${(milliseconds / 1000).toFixed(1)} s)`;
  const silenced = suppressed.length === 0 ? '' : `, ${String(suppressed.length)} suppressed`;
  if (findings.length === 0) return `${paint('No problems', 'green')} in ${scanned}${silenced}.`;
  const severities = SEVERITIES.map((severity) =>
    count(findings.filter((finding) => finding.severity === severity).length, severity),
  ).join(', ');
  const places = count(byFile(findings).size, 'file');
  const total = `${count(findings.length, 'problem')} (${severities}) in ${places}${describeFixes(findings)}.`;
  return `${paint(total, 'bold')}\nLooked at ${scanned}${silenced}.`;
}

function describeFixes(findings: readonly Finding[]): string {
  const safe = findings.filter(({ fix }) => fix?.safety === 'safe').length;
  const unsafe = findings.filter(({ fix }) => fix?.safety === 'unsafe').length;
  if (safe === 0) return unsafe === 0 ? '' : `; ${String(unsafe)} fixable with \`watertight fix --unsafe\``;
  const more = unsafe === 0 ? '' : `, ${String(unsafe)} more with \`--unsafe\``;
  return `; ${String(safe)} fixable with \`watertight fix\`${more}`;
}

function formatLeftOut(title: string, files: readonly LeftOut[], paint: Paint): readonly string[] {
  if (files.length === 0) return [];
  const lines = files.slice(0, MAX_LEFT_OUT).map(({ file, reason }) => INDENT + toPlain(`${file}: ${reason}`));
  const rest = files.length - lines.length;
  const more = rest > 0 ? [`${INDENT}and ${String(rest)} more`] : [];
  return [[paint(`${title}:`, 'bold'), ...lines, ...more].join('\n')];
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
