import type { Range } from '../../core/range';
import type { TextMap } from '../../core/text-map';
import type { EmbeddedText } from '../document';
import type { EnvironmentEntry } from '../env/types';
import type { ShellOrigin } from '../shell/types';
import { cellMagicLanguage, readCellMagic, writtenPath, type CellMagic } from './cell-magic';
import { readLineMagic, type LineMagic } from './line-magic';
import { joinEmbedded } from './placed-text';
import { visitLogicalLines } from './python-lines';
import { readShellCommand, sliceCell } from './shell-text';
import type { NotebookCell, NotebookDocument } from './types';

/** A variable that `%env` sets. Its ranges count in `text`, the text of its cell. */
export interface NotebookVariable {
  readonly entry: EnvironmentEntry;
  readonly text: string;
  readonly map: TextMap;
}

/** The languages that a notebook of a Python kernel holds. */
export interface NotebookParts {
  /** All Python cells as one program, one line end between them. Magics are blanked, so that every offset stays. */
  readonly python: EmbeddedText;
  readonly shell: readonly (EmbeddedText & { readonly origin: ShellOrigin })[];
  readonly environment: readonly NotebookVariable[];
  /** What `%%writefile` writes, with the path as it stands there. */
  readonly files: readonly (EmbeddedText & { readonly path: string })[];
}

interface Collected {
  readonly programs: EmbeddedText[];
  readonly shell: (EmbeddedText & { readonly origin: ShellOrigin })[];
  readonly environment: NotebookVariable[];
  readonly files: (EmbeddedText & { readonly path: string })[];
}

/** A span of a cell that Python cannot read, and what stands at its start instead; the rest becomes blanks. */
interface Blank {
  readonly range: Range;
  readonly text: string;
}

/** Takes a notebook apart. Cells of other kernels and languages give nothing: they are read as plain texts only. */
export function splitNotebook(notebook: NotebookDocument): NotebookParts {
  const collected: Collected = { programs: [], shell: [], environment: [], files: [] };
  for (const cell of notebook.cells) {
    if (cell.kind !== 'code') continue;
    const magic =
      notebook.kernelLanguage === 'python' || cell.language === 'python' ? readCellMagic(cell.text) : undefined;
    if (magic) splitMagicCell(cell, magic, collected);
    else if (cell.language === 'python') splitPythonCell(cell, undefined, collected);
  }
  const { programs, shell, environment, files } = collected;
  return { python: joinEmbedded(programs), shell, environment, files };
}

function splitMagicCell(cell: NotebookCell, magic: CellMagic, collected: Collected): void {
  const { text, map } = cell;
  const path = writtenPath(magic);
  if (path !== undefined) {
    collected.files.push({ path, ...sliceCell(text, map, { start: magic.bodyStart, end: text.length }) });
    return;
  }
  const language = cellMagicLanguage(magic);
  if (language === 'python') splitPythonCell(cell, magic, collected);
  if (language !== 'shell') return;
  // `%%!` and `%%sx` are given their own line too; `%%bash` has options of its own there.
  const isWhole = ['!', 'sx', 'system'].includes(magic.name);
  const start = isWhole ? magic.argumentStart : magic.contentStart;
  collected.shell.push({ origin: 'cell', ...sliceCell(text, map, { start, end: text.length }) });
}

function splitPythonCell(cell: NotebookCell, magic: CellMagic | undefined, collected: Collected): void {
  const { text, map } = cell;
  const blanks: Blank[] = magic ? [{ range: { start: magic.start, end: magic.lineEnd }, text: '' }] : [];
  const end = visitLogicalLines(text, magic?.bodyStart ?? 0, (line) => {
    const found = readLineMagic(text, line);
    if (found === undefined) return undefined;
    blanks.push({ range: found.range, text: standIn(found, text, line.start) });
    if (found.shell) collected.shell.push({ origin: 'magic', ...readShellCommand(text, map, found.shell) });
    if (found.environment) collected.environment.push({ entry: found.environment, text, map });
    return found.range.end;
  });
  // What a cell leaves open must not swallow the cells behind it.
  if (end.openString !== undefined) blanks.push({ range: { start: end.openString, end: text.length }, text: '_' });
  if (end.backslash !== undefined) blanks.push({ range: { start: end.backslash, end: end.backslash + 1 }, text: '' });
  collected.programs.push({ text: blankOut(text, blanks), map: guardMap(map, blanks, magic) });
}

/** What Python reads in place of a magic: a block must not lose its only statement, an assignment not its value. */
function standIn({ range, stands }: LineMagic, text: string, lineStart: number): string {
  const length = range.end - range.start;
  if (stands === 'value') return '_';
  if (stands === 'prefix') return `${'pass'.padEnd(length - 1)};`;
  const before = text.charAt(lineStart - 1);
  const isIndented = range.start > lineStart && (lineStart === 0 || before === '\n' || before === '\r');
  if (!isIndented) return '';
  const firstLine = text.slice(range.start, range.end).search(/[\r\n]/);
  return (firstLine === -1 ? length : firstLine) >= 4 ? 'pass' : '0';
}

function blankOut(text: string, blanks: readonly Blank[]): string {
  if (blanks.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { range, text: instead } of blanks) {
    parts.push(text.slice(from, range.start), instead);
    parts.push(text.slice(range.start + instead.length, range.end).replace(/[^\r\n]/g, ' '));
    from = range.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Nothing may be written into a magic, nor above the magic of a cell, which has to stand in its first line. */
function guardMap(map: TextMap, blanks: readonly Blank[], magic: CellMagic | undefined): TextMap {
  if (blanks.length === 0) return map;
  return {
    toOuter: (range) => map.toOuter(range),
    encode(text, at) {
      if (magic && at < magic.bodyStart) return undefined;
      const isInside = blanks.some(({ range }) => range.start < at && at < range.end);
      return isInside ? undefined : map.encode(text, at);
    },
  };
}
