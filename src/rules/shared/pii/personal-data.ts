import type { Range } from '../../../core/range';
import type { PythonDocument, PythonExpression } from '../../../lang/python/types';
import { additionsTo, bindingBefore, functionAt } from './bindings';
import { columnsNamed, columnsOf } from './frames';
import { isDisguised, mentionsIn, type Mention } from './mentions';
import { arePersonal, personalName, type PersonalKind, type PersonalName } from './names';

/** What an expression says about people. */
export interface PersonalData {
  readonly kinds: readonly PersonalKind[];
  /** As written, each once: names of columns, attributes and variables. */
  readonly names: readonly string[];
  /** Whether all that tells so stands in the expression itself. */
  readonly isDirect: boolean;
  /** Whether all there is is called `email`, of nobody in particular: in a prompt that may well be a message. */
  readonly mayBeMessage: boolean;
}

interface Found extends PersonalName {
  readonly isDirect: boolean;
  /** Whether somebody in particular is named, or a row of a table. */
  readonly isOwned: boolean;
}

const DEEPEST = 4;
/** Of a function no more is read. */
const LONGEST_BODY = 8000;
/** Pieces of code that one question may look at. */
const MOST_PIECES = 60;
/** What a whole table is when it is shown, sent or turned into something else. */
const WHOLE =
  /^(?:head|tail|sample|copy|to_\w+|tolist|values|iloc|loc|itertuples|iterrows|iter_rows|rows|collect|show|toPandas|limit|fillna|T|items|apply|astype|reset_index|sort_values|style|write|collect|toJSON)$/;
/** Methods of text and of collections that leave what they are called on. */
const PASSING =
  /^(?:strip|lower|upper|title|format|join|encode|replace|items|values|copy|model_dump|model_dump_json|dict|json|append|to_messages|format_messages|invoke|get|pop|load|load_data|as_string|getvalue|__dict__|__str__)$/;
const PERSON =
  /(?:^|[._])(?:users?|customers?|patients?|clients?|employees?|persons?|people|members?|students?|applicants?|candidates?|contacts?|profiles?|subscribers?|visitors?|guests?|passengers?|leads?|borrowers?|account_?holder|citizens?|residents?|tenants?)(?:$|[._[])/i;
/** Programs in which an account is one at Amazon. */
const CLOUD_ACCOUNTS = /\barn:|get_caller_identity|\bboto3\b/;
const CODE_OWNER =
  /repo|module|field|descriptor|cls|class|func|\bself\b|ref|org|project|package|dist|type|model|spec|test/i;
/** People, and rows of tables about them. */
const OWNED =
  /(?:^|[._])(?:users?|customers?|patients?|clients?|employees?|persons?|people|members?|students?|applicants?|candidates?|contacts?|profiles?|subscribers?|leads?|account|rows?|records?|df|u|p|c|r)$/i;
/** An e-mail, the message: other words say that a file is about those. */
const MESSAGES = /\b(?:spam|ham|inbox|phishing|imap|enron)\b|draft_email|email_(?:thread|text|body|subject|draft)/i;
const MESSAGE_PARTS = [/["'_.]subject\b/, /["'_.]body\b/];
/** Modules that make people up. */
const INVENTORS = ['faker', 'mimesis', 'sdv', 'presidio_evaluator'];
/** Modules that find personal data and take it out. */
const REMOVERS = /anonymi[sz]er|presidio|scrubadub|\bredact|de_?identif|comprehend.*pii|dlp/i;

/** A piece of code: an expression, or a string that only its place is known of. */
type Piece = PythonExpression | { readonly kind: 'string'; readonly text: string; readonly range: Range };

function isTable(piece: Piece): piece is PythonExpression {
  return piece.kind === 'call' || piece.kind === 'subscript';
}

/** What ends up in the values of expressions that go the same way; undefined: nothing that is known, or only what is disguised or made up. */
export function personalDataIn(document: PythonDocument, ...expressions: readonly Piece[]): PersonalData | undefined {
  if (INVENTORS.some((module) => document.importsModule(module))) return undefined;
  const search: Search = { document, pieces: 0, seen: new Set(), found: [] };
  for (const expression of expressions) {
    readPiece(search, expression.text, expression.range.start, 0);
    if (isTable(expression)) addColumns(search, columnsOf(document, expression), true);
  }
  return dataOf(search.found);
}

/** The personal data in the columns of a table. */
export function personalColumns(document: PythonDocument, table: PythonExpression): PersonalData | undefined {
  if (INVENTORS.some((module) => document.importsModule(module))) return undefined;
  const search: Search = { document, pieces: 0, seen: new Set(), found: [] };
  addColumns(search, columnsOf(document, table), true);
  return dataOf(search.found);
}

/** Whether the file takes personal data out of texts with a library for it. */
export function removesPersonalData(document: PythonDocument): boolean {
  return document.imports.some(({ qualifiedName }) => REMOVERS.test(qualifiedName));
}

function dataOf(found: readonly Found[]): PersonalData | undefined {
  if (!arePersonal(found)) return undefined;
  const counted = found.some(({ isStrong }) => isStrong)
    ? [...found].sort((a, b) => Number(b.isStrong) - Number(a.isStrong))
    : found;
  return {
    kinds: [...new Set(counted.map(({ kind }) => kind))],
    names: [...new Set(counted.map(({ name }) => name))],
    isDirect: counted.some(({ isStrong, isDirect }) => isStrong && isDirect),
    mayBeMessage: !counted.some(({ isStrong, isOwned, name }) => isStrong && (isOwned || !/^e?mails?$/i.test(name))),
  };
}

interface Search {
  readonly document: PythonDocument;
  pieces: number;
  readonly seen: Set<string>;
  readonly found: Found[];
}

function readPiece(search: Search, text: string, offset: number, depth: number): void {
  if (depth > DEEPEST || ++search.pieces > MOST_PIECES) return;
  for (const mention of mentionsIn(text)) {
    const personal = personalMention(search.document, mention, offset);
    if (personal !== undefined)
      search.found.push({ ...personal, isDirect: depth === 0, isOwned: OWNED.test(mention.owner) });
    else if (mention.form === 'name' && !mention.isIndexed) follow(search, mention, offset + mention.start, depth);
    else if (mention.form === 'call') followCall(search, mention.name, depth);
  }
}

function addColumns(search: Search, columns: ReadonlySet<string>, isDirect: boolean): void {
  for (const column of columns) {
    const personal = personalName(column);
    if (personal === undefined || (personal.kind === 'email' && isMessage(search.document, column))) continue;
    search.found.push({ ...personal, isDirect, isOwned: true });
  }
}

function personalMention(document: PythonDocument, mention: Mention, offset: number): PersonalName | undefined {
  const { name, form, owner } = mention;
  const personal = form === 'call' ? undefined : personalName(name);
  if (personal === undefined) return undefined;
  const isConstant = form !== 'key' && name === name.toUpperCase();
  const isMail = personal.kind === 'email' && !PERSON.test(owner) && isMessage(document, name);
  const isCloudAccount = /(?:^|\.)account_?number$/i.test(name) && CLOUD_ACCOUNTS.test(document.text);
  if (isConstant || isMail || isCloudAccount) return undefined;
  // Modules, repositories and classes have full names, too.
  const isFullName = /^full_?name$/i.test(name);
  if (form === 'name') {
    return personal.isStrong && !isFullName && isSomebodys(document, mention, offset) ? personal : undefined;
  }
  const isCode = form === 'attribute' && (isModule(document, owner) || (isFullName && CODE_OWNER.test(owner)));
  if (isCode) return undefined;
  return personal.isStrong || PERSON.test(owner) ? personal : undefined;
}

function isModule(document: PythonDocument, owner: string): boolean {
  const [head = ''] = owner.split('.', 1);
  return document.imports.some(({ name }) => name === head);
}

/** `email` alone is the message in programs that write, sort or summarise such. */
function isMessage({ text }: PythonDocument, name: string): boolean {
  return /^e?mails?$/i.test(name) && (MESSAGES.test(text) || MESSAGE_PARTS.every((part) => part.test(text)));
}

/** Not the module `email`, a constant of the program, something made up or already disguised. */
function isSomebodys(document: PythonDocument, { name, start, chain }: Mention, offset: number): boolean {
  if (isModule(document, name)) return false;
  if (chain.some((step) => /^(?:send|message|mime|utils|compile|schema|config)/i.test(step))) return false;
  const binding = bindingBefore(document, name, offset + start);
  if (binding === undefined) return true;
  const { value, text } = binding;
  if (value?.kind === 'string' && value.value() !== undefined) return false;
  return (
    !isDisguised(text.slice(0, 300)) &&
    !/\b(?:fake|faker|random)\b|os\.environ|getenv|config|settings|args\.|\binput\(/i.test(text.slice(0, 300))
  );
}

/** What a name holds: a table, or what it was given and what was added to it. */
function follow(search: Search, { name, chain }: Mention, offset: number, depth: number): void {
  const [first] = chain;
  const { document, seen } = search;
  if (first !== undefined && !WHOLE.test(first) && !PASSING.test(first)) return;
  const key = `${name} ${String(functionAt(document, offset)?.range.start ?? -1)}`;
  if (seen.has(key)) return;
  seen.add(key);
  if (first === undefined || WHOLE.test(first))
    addColumns(search, columnsNamed(document, name, offset, 0), depth === 0);
  const binding = bindingBefore(document, name, offset);
  if (binding === undefined || contains(binding.range, offset)) return;
  readPiece(search, binding.text, binding.range.start, depth + 1);
  for (const call of additionsTo(document, name, binding.start, offset)) {
    for (const { value } of call.arguments) readPiece(search, value.text, value.range.start, depth + 1);
  }
}

/** What a function of the file gives back. */
function followCall(search: Search, name: string, depth: number): void {
  const { document, seen } = search;
  if (isDisguised(name) || seen.has(`${name}()`)) return;
  seen.add(`${name}()`);
  const called = document.functions.find((candidate) => candidate.name === name);
  if (called === undefined) return;
  const { start, end } = called.bodyRange;
  const body = document.text.slice(start, Math.min(end, start + LONGEST_BODY));
  for (const match of body.matchAll(/(?<=^|\n)[ \t]*return\b/g)) {
    const from = match.index + match[0].length;
    // Up to the next statement that is no deeper: all of a call or a text that goes over several lines.
    const rest = /^[^\n]*(?:\n[ \t]*[)\]}"'\w{[(][^\n]*){0,40}/.exec(body.slice(from))?.[0] ?? '';
    readPiece(search, rest, start + from, depth + 1);
  }
}

function contains({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset < end;
}
