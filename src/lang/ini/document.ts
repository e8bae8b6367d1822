import type { Range } from '../../core/range';
import type { ParseProblem } from '../document';
import type { IniDocument, IniEntry, IniSection } from './types';

interface OpenSection {
  readonly name: string;
  readonly start: number;
  end: number;
  readonly entries: OpenEntry[];
}
interface OpenEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly valueStart: number;
  valueEnd: number;
  readonly lines: string[];
}

/**
 * Reads an INI text the way Python's configparser and configobj (DVC) do: `#` and `;` start comments on lines of their
 * own, deeper indented lines go on with the value, `key = value` or `key: value`. Never throws; linear.
 */
export function parseIni(text: string): IniDocument {
  const problems: ParseProblem[] = [];
  const sections: OpenSection[] = [];
  let entry: OpenEntry | undefined;
  let entryIndent = 0;
  for (const line of splitLines(text)) {
    const content = text.slice(line.start, line.end);
    const trimmed = content.trim();
    const indent = content.length - content.trimStart().length;
    const start = line.start + indent;
    const end = start + trimmed.length;
    // Blank lines and comments do not end a value that goes on below them.
    if (trimmed === '' || /^[#;]/.test(trimmed)) continue;
    if (entry && indent > entryIndent) {
      entry.lines.push(stripComment(trimmed));
      entry.valueEnd = start + stripComment(trimmed).length;
      extend(sections, entry.valueEnd);
      continue;
    }
    const header = readHeader(trimmed);
    if (header !== undefined) {
      sections.push({ name: header.name, start, end: start + header.length, entries: [] });
      entry = undefined;
      continue;
    }
    entry = readEntry(trimmed, start);
    if (entry === undefined) {
      problems.push({ message: 'Expected `key = value` or a section', range: { start, end } });
      continue;
    }
    entryIndent = indent;
    if (sections.length === 0) sections.push({ name: '', start, end, entries: [] });
    sections.at(-1)?.entries.push(entry);
    extend(sections, entry.valueEnd);
  }
  return { language: 'ini', text, problems, sections: sections.map(finishSection) };
}

function extend(sections: readonly OpenSection[], end: number): void {
  const section = sections.at(-1);
  if (section) section.end = Math.max(section.end, end);
}

function* splitLines(text: string): Generator<Range> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    yield { start, end };
    start = end + 1;
  }
}

/** The name between the brackets; what follows them may only be a comment. */
function readHeader(line: string): { readonly name: string; readonly length: number } | undefined {
  if (!line.startsWith('[')) return undefined;
  const close = line.lastIndexOf(']');
  if (close < 0) return undefined;
  const quoteAware = /^\[(?:'[^']*'|"[^"]*"|[^\]'"])*\]/.exec(line)?.[0];
  const length = quoteAware?.length ?? close + 1;
  return { name: line.slice(1, length - 1).trim(), length };
}

function readEntry(line: string, start: number): OpenEntry | undefined {
  const separator = line.search(/[=:]/);
  if (separator <= 0) return undefined;
  const key = line.slice(0, separator).trimEnd();
  const after = line.slice(separator + 1);
  const value = stripComment(after.trimStart());
  const valueStart = start + separator + 1 + (value === '' ? 0 : after.length - after.trimStart().length);
  return {
    key,
    keyRange: { start, end: start + key.length },
    valueStart,
    valueEnd: valueStart + value.length,
    lines: [value],
  };
}

/** Cuts a comment behind white space. configparser keeps it by default, the other readers of such files do not. */
function stripComment(value: string): string {
  if (/^["']/.test(value)) return value;
  const comment = value.search(/(?:^|[ \t])[#;]/);
  return comment < 0 ? value : value.slice(0, comment).trimEnd();
}

function finishSection(section: OpenSection): IniSection {
  return {
    name: section.name,
    range: { start: section.start, end: section.end },
    entries: section.entries.map(finishEntry),
  };
}

function finishEntry(entry: OpenEntry): IniEntry {
  return {
    key: entry.key,
    keyRange: entry.keyRange,
    value: entry.lines.join('\n'),
    valueRange: { start: entry.valueStart, end: entry.valueEnd },
  };
}
