import type { Edit } from '../../core/fix';
import { lineEndOf } from './argument-edit';
import type { ImportStatement } from './imports';
import type { Scopes } from './scopes';
import { isStandardModule } from './standard-library';
import { isDocstring } from './strings';
import type { Syntax } from './syntax';

/** What is to be imported, or is: `from` is undefined for `import module`. */
interface ImportLine {
  readonly module: string;
  readonly isFrom: boolean;
}

interface Placed extends ImportLine {
  readonly statement: ImportStatement;
}

const IMPORTS = new Set(['import_statement', 'import_from_statement', 'future_import_statement']);

/** See PythonDocument.importEdit. */
export function createImportEditor(
  syntax: Syntax,
  scopes: Scopes,
  imports: readonly ImportStatement[],
): (module: string, name?: string) => Edit | undefined {
  const byNode = new Map(imports.map((statement) => [statement.node, statement]));
  return (module, name) => {
    if (isBound(syntax, scopes, imports, module, name)) return undefined;
    const top = syntax.children(0);
    const run = firstRun(syntax, top, byNode);
    const line = name === undefined ? `import ${module}` : `from ${module} import ${name}`;
    if (run.length === 0) return insertAtHead(syntax, top, line);
    const wanted: ImportLine = { module, isFrom: name !== undefined };
    return (
      (name === undefined ? undefined : joinExisting(syntax, run, module, name)) ??
      insertInto(syntax, top, run, wanted, line)
    );
  };
}

/** Whether the module binds the name already, by an import of its own that does not depend on a function being called. */
function isBound(
  syntax: Syntax,
  scopes: Scopes,
  imports: readonly ImportStatement[],
  module: string,
  name: string | undefined,
): boolean {
  return imports.some(({ node, from, names }) => {
    if (scopes.scopeOf(node) !== scopes.module || syntax.kind(node) === 'future_import_statement') return false;
    if (name !== undefined) return from === module && names.some((own) => own.written === name && !own.hasAlias);
    return from === undefined && names.some((own) => !own.hasAlias && isWithin(own.written, module));
  });
}

/** `import a.b` makes `a` available too. */
function isWithin(written: string, module: string): boolean {
  return written === module || written.startsWith(`${module}.`);
}

/**
 * The first imports of the module that stand together. Empty where code comes before them: what that code needs must
 * not be imported behind it.
 */
function firstRun(
  syntax: Syntax,
  top: readonly number[],
  byNode: ReadonlyMap<number, ImportStatement>,
): readonly Placed[] {
  const run: Placed[] = [];
  for (const node of top) {
    const statement = IMPORTS.has(syntax.kind(node)) ? byNode.get(node) : undefined;
    if (statement === undefined) {
      if (run.length > 0 || !isHarmless(syntax, node)) break;
      continue;
    }
    const [first] = statement.names;
    const module = statement.from ?? first?.written ?? '';
    run.push({ statement, module, isFrom: statement.from !== undefined });
  }
  return run;
}

/** Statements before the imports that need none: the docstring, `pass` in place of a magic, `__version__ = "1"`. */
function isHarmless(syntax: Syntax, node: number): boolean {
  if (syntax.kind(node) === 'pass_statement') return true;
  const [inner] = syntax.kind(node) === 'expression_statement' ? syntax.children(node) : [];
  if (inner === undefined) return false;
  if (isDocstring(syntax, inner) && syntax.kind(inner).endsWith('string')) return true;
  return syntax.kind(inner) === 'assignment' && /^__\w+__\s*=/.test(syntax.slice(inner).slice(0, 80));
}

function sectionOf({ module }: ImportLine): number {
  if (module === '__future__') return 0;
  if (module.startsWith('.')) return 3;
  return isStandardModule(module) ? 1 : 2;
}

type Order = (line: ImportLine) => readonly [number | string, number | string];
/** isort's default puts `import a` before `from a import b`; `force_sort_within_sections` sorts by module alone. */
const ORDERS: readonly Order[] = [
  ({ module, isFrom }) => [isFrom ? 1 : 0, module.toLowerCase()],
  ({ module, isFrom }) => [module.toLowerCase(), isFrom ? 1 : 0],
];

function compareLines(order: Order, a: ImportLine, b: ImportLine): number {
  const [first, second] = order(a);
  const [otherFirst, otherSecond] = order(b);
  if (first !== otherFirst) return first < otherFirst ? -1 : 1;
  return second === otherSecond ? 0 : second < otherSecond ? -1 : 1;
}

function isSorted(lines: readonly Placed[], isBefore: (a: Placed, b: Placed) => boolean): boolean {
  return lines.every((line, index) => {
    const next = lines[index + 1];
    return next === undefined || isBefore(line, next);
  });
}

function insertInto(
  syntax: Syntax,
  top: readonly number[],
  run: readonly Placed[],
  wanted: ImportLine,
  line: string,
): Edit {
  const section = sectionOf(wanted);
  const last = run.at(-1);
  const areInOrder = isSorted(run, (a, b) => sectionOf(a) <= sectionOf(b));
  const own = run.filter((placed) => sectionOf(placed) === section);
  const lastOwn = own.at(-1);
  if (!areInOrder) return after(syntax, top, last, line, false);
  if (lastOwn !== undefined) {
    const order = ORDERS.find((candidate) => isSorted(own, (a, b) => compareLines(candidate, a, b) <= 0));
    const next = order && own.find((placed) => compareLines(order, wanted, placed) < 0);
    const index = next === undefined ? -1 : own.indexOf(next);
    const previous = own[index - 1];
    if (next === undefined) return after(syntax, top, lastOwn, line, false);
    return previous === undefined ? before(syntax, top, next, line, false) : after(syntax, top, previous, line, false);
  }
  const earlier = run.findLast((placed) => sectionOf(placed) < section);
  if (earlier !== undefined) return after(syntax, top, earlier, line, true);
  return before(syntax, top, run[0], line, true);
}

function indentOf(syntax: Syntax, node: number): string {
  const start = syntax.start(node);
  const before = syntax.text.slice(lineStartOf(syntax.text, start), start);
  return /^[ \t\f]*$/.test(before) ? before : '';
}

/** On a line of its own behind a statement and whatever else stands on its last line. */
function after(
  syntax: Syntax,
  top: readonly number[],
  placed: Placed | undefined,
  line: string,
  isApart: boolean,
): Edit {
  const { text } = syntax;
  const eol = lineEndOf(text);
  const node = placed?.statement.node ?? 0;
  let at = lineEndAt(text, syntax.end(node));
  for (const other of top) {
    if (syntax.start(other) > at) break;
    if (syntax.end(other) > at) at = lineEndAt(text, syntax.end(other));
  }
  return insertAt(at, `${isApart ? eol : ''}${eol}${indentOf(syntax, node)}${line}`);
}

/** On a line of its own before a statement and whatever else stands on its first line. */
function before(
  syntax: Syntax,
  top: readonly number[],
  placed: Placed | undefined,
  line: string,
  isApart: boolean,
): Edit {
  const eol = lineEndOf(syntax.text);
  const node = firstOnLine(syntax, top, placed?.statement.node ?? top[0] ?? 0);
  const indent = indentOf(syntax, node);
  const at = syntax.start(node) - indent.length;
  return insertAt(at, `${indent}${line}${eol}${isApart ? eol : ''}`);
}

function firstOnLine(syntax: Syntax, top: readonly number[], node: number): number {
  let first = node;
  for (let index = top.indexOf(node) - 1; index >= 0; index--) {
    const other = top[index];
    if (other === undefined || syntax.end(other) <= lineStartOf(syntax.text, syntax.start(first))) break;
    first = other;
  }
  return first;
}

/** Behind shebang, header comment and docstring, before the first statement. */
function insertAtHead(syntax: Syntax, top: readonly number[], line: string): Edit {
  const { text } = syntax;
  const eol = lineEndOf(text);
  const [first] = top;
  const inner = first === undefined ? undefined : syntax.children(first)[0];
  const hasDocstring =
    first !== undefined && inner !== undefined && isDocstring(syntax, inner) && isText(syntax, inner);
  if (hasDocstring) {
    const at = lineEndAt(text, syntax.end(first));
    const isOneLine = top[1] === undefined || syntax.start(top[1]) > at;
    if (isOneLine) return insertAt(at, `${eol}${eol}${line}${hasBlankLine(text, at) ? '' : eol}`);
  }
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const { at, isAtEnd } = headerEnd(text, start, first === undefined ? text.length : syntax.start(first));
  if (isAtEnd) return insertAt(at, `${eol}${line}${eol}`);
  return insertAt(at, `${line}${eol}${startsBlank(text, at) ? '' : eol}`);
}

function isText(syntax: Syntax, node: number): boolean {
  return syntax.kind(node) === 'string' || syntax.kind(node) === 'concatenated_string';
}

/** The start of the line behind the comments at the head of the file. */
function headerEnd(text: string, start: number, limit: number): { readonly at: number; readonly isAtEnd: boolean } {
  let at = start;
  while (at < limit && text.charAt(at) === '#') {
    const end = lineEndAt(text, at);
    if (end >= text.length) return { at: end, isAtEnd: true };
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return { at, isAtEnd: false };
}

/** Whether a blank line follows the line that ends here. */
function hasBlankLine(text: string, lineEnd: number): boolean {
  return /^\r?\n[ \t]*(?:\r?\n|$)/.test(text.slice(lineEnd, lineEnd + 200)) || lineEnd === text.length;
}

function startsBlank(text: string, at: number): boolean {
  return at === text.length || /^[ \t]*(?:\r?\n|$)/.test(text.slice(at, at + 200));
}

/** Into `from module import a, c` on one line, where its names are sorted; undefined where there is none. */
function joinExisting(syntax: Syntax, run: readonly Placed[], module: string, name: string): Edit | undefined {
  const placed = run.find(({ statement }) => {
    const text = syntax.slice(statement.node);
    return statement.from === module && !statement.isStar && statement.names.length > 0 && !/[(\\\r\n#]/.test(text);
  });
  if (placed === undefined) return undefined;
  const { names } = placed.statement;
  const next = names.find(({ written }) => compareNames(name, written) < 0);
  const isNameSorted = names.every((own, index) => {
    const following = names[index + 1];
    return following === undefined || compareNames(own.written, following.written) <= 0;
  });
  if (isNameSorted && next !== undefined) return insertAt(next.range.start, `${name}, `);
  const last = names.at(-1);
  return last === undefined ? undefined : insertAt(last.range.end, `, ${name}`);
}

/** isort sorts constants before classes before the rest. */
function compareNames(a: string, b: string): number {
  const key = (name: string): string =>
    (/^[A-Z0-9_]+$/.test(name) ? '0' : /^[A-Z]/.test(name) ? '1' : '2') + name.toLowerCase();
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

function insertAt(at: number, text: string): Edit {
  return { range: { start: at, end: at }, text };
}

function lineStartOf(text: string, from: number): number {
  let at = from;
  while (at > 0 && !/[\r\n\uFEFF]/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

function lineEndAt(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\r\n]/.test(text.charAt(at))) at += 1;
  return at;
}
