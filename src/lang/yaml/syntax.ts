import { Parser, type CST } from 'yaml';
import type { ParseProblem } from '../document';
import { blankSchemas } from './schemas';
import { maskTemplates } from './mask-templates';
import { findTemplates, mayHoldTemplates } from './templates';

export type Token = CST.Token;

/** What an anchor names, in document order. */
export interface Anchor {
  readonly offset: number;
  readonly token: Token | undefined;
  readonly tag: string | undefined;
}

export interface SyntaxDocument {
  readonly value: Token | undefined;
  readonly tag: string | undefined;
  readonly anchors: ReadonlyMap<string, readonly Anchor[]>;
}

/** The concrete syntax of a YAML text. */
export interface Syntax {
  /** As long as the text; what the tokens were cut from: templates and stray quotes are replaced by letters. */
  readonly structure: string;
  readonly documents: readonly SyntaxDocument[];
  readonly problems: readonly ParseProblem[];
}

const MAX_QUOTE_REPAIRS = 5;
/** Of templates only: what they make is YAML, what they are need not be. */
const MAX_LINE_REPAIRS = 3;

/** Parses a text. Never throws, linear in the text's length. */
export function readSyntax(text: string): Syntax {
  let structure = blankSchemas(text);
  let tokens = parseTokens(structure);
  const templates = mayHoldTemplates(structure) ? findTemplates(structure) : [];
  if (templates.length > 0 && isDisturbed(tokens, new Set(templates.map((template) => template.start)))) {
    structure = maskTemplates(structure);
    tokens = parseTokens(structure);
  }
  const problems: ParseProblem[] = [];
  for (let repairs = 0; repairs < MAX_QUOTE_REPAIRS; repairs += 1) {
    const stray = findStrayQuote(tokens, structure);
    if (stray === undefined) break;
    problems.push({ message: 'Missing closing quote', range: { start: stray, end: stray + 1 } });
    structure = `${structure.slice(0, stray)}x${structure.slice(stray + 1)}`;
    tokens = parseTokens(structure);
  }
  let errors = readErrors(tokens);
  for (let repairs = 0; templates.length > 0 && errors.length > 0 && repairs < MAX_LINE_REPAIRS; repairs += 1) {
    // What follows an error in its document may be none: it was read as something else.
    const first = errors.filter((error) => error.isFirst);
    for (const { message, offset } of first) problems.push({ message, range: { start: offset, end: offset + 1 } });
    structure = blankLines(
      structure,
      first.map(({ offset }) => offset),
    );
    tokens = parseTokens(structure);
    errors = readErrors(tokens);
  }
  for (const { message, offset, end } of errors) {
    problems.push({ message, range: { start: offset, end: Math.min(text.length, end) } });
  }
  return { structure, problems, documents: tokens.flatMap((token) => readDocument(token, structure)) };
}

interface ReadError {
  readonly message: string;
  readonly offset: number;
  readonly end: number;
  /** Whether it is the first of its document. */
  readonly isFirst: boolean;
}

function readErrors(tokens: readonly Token[]): readonly ReadError[] {
  let isFirst = true;
  return tokens.flatMap((token): readonly ReadError[] => {
    if (token.type === 'document') isFirst = true;
    if (token.type !== 'error') return [];
    const error = { message: token.message, offset: token.offset, end: token.offset + token.source.length, isFirst };
    isFirst = false;
    return [error];
  });
}

/** The same text with blanks for the lines at the offsets, which are in order. */
function blankLines(structure: string, offsets: readonly number[]): string {
  let blanked = '';
  let last = 0;
  for (const offset of offsets) {
    if (offset < last) continue;
    const start = Math.max(last, structure.lastIndexOf('\n', offset - 1) + 1);
    const lineEnd = structure.indexOf('\n', offset);
    const end = lineEnd < 0 ? structure.length : lineEnd;
    blanked += structure.slice(last, start) + structure.slice(start, end).replace(/[^\r]/g, ' ');
    last = end;
  }
  return blanked + structure.slice(last);
}

function parseTokens(structure: string): readonly Token[] {
  return [...new Parser().parse(structure)];
}

function readDocument(token: Token, structure: string): readonly SyntaxDocument[] {
  if (token.type !== 'document') return [];
  const anchors = new Map<string, Anchor[]>();
  const named = structure.includes('&') ? [token] : [];
  visitTokens(named, (visited, properties) => {
    const tag = tagOf(properties);
    for (const property of properties) {
      if (property.type !== 'anchor') continue;
      const name = property.source.slice(1);
      const anchor = { offset: property.offset, token: visited, tag };
      const known = anchors.get(name);
      if (known) known.push(anchor);
      else anchors.set(name, [anchor]);
    }
  });
  return [{ value: token.value, tag: tagOf(token.start), anchors }];
}

export function tagOf(properties: readonly CST.SourceToken[]): string | undefined {
  return properties.findLast((property) => property.type === 'tag')?.source;
}

/** Visits all nodes in document order, with the tokens in front of each. No recursion: nesting may be as deep as the text is long. */
function visitTokens(
  roots: readonly Token[],
  visit: (token: Token | undefined, properties: readonly CST.SourceToken[]) => void,
): void {
  const stack: { token: Token | undefined; properties: readonly CST.SourceToken[] }[] = [];
  for (const root of roots.toReversed()) stack.push({ token: root, properties: [] });
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { token, properties } = next;
    visit(token, properties);
    if (token?.type === 'document') stack.push({ token: token.value, properties: token.start });
    else if (token?.type === 'block-seq') {
      for (const item of token.items.toReversed()) stack.push({ token: item.value, properties: item.start });
    } else if (token?.type === 'block-map' || token?.type === 'flow-collection') {
      for (const item of token.items.toReversed()) {
        if (item.sep === undefined) {
          stack.push({ token: item.value ?? item.key ?? undefined, properties: item.start });
          continue;
        }
        stack.push({ token: item.value, properties: item.sep });
        if (item.key) stack.push({ token: item.key, properties: item.start });
      }
    }
  }
}

/** Whether templates were read as something that they are not. */
function isDisturbed(tokens: readonly Token[], templates: ReadonlySet<number>): boolean {
  if (tokens.some((token) => token.type === 'error')) return true;
  let isFound = false;
  visitTokens(tokens, (token) => {
    if (token === undefined) return;
    if (token.type === 'flow-collection') isFound ||= templates.has(token.offset);
    isFound ||= hasTrailingText(token);
  });
  return isFound;
}

/** Whether behind a value stands what cannot stand there. */
function hasTrailingText(token: Token): boolean {
  if (!('end' in token)) return false;
  const closers = token.type === 'flow-collection' ? 1 : 0;
  return token.end.some((part, index) => index >= closers && !TRIVIA.has(part.type));
}

const TRIVIA = new Set<string>(['space', 'comment', 'newline', 'doc-mode', 'flow-error-end', 'comma']);

/** A quote that is never closed, or that is closed on a later line by what must have been meant to open another value. */
function findStrayQuote(tokens: readonly Token[], structure: string): number | undefined {
  let found: number | undefined;
  visitTokens(tokens, (token) => {
    if (found !== undefined || token === undefined) return;
    if (token.type !== 'single-quoted-scalar' && token.type !== 'double-quoted-scalar') return;
    if (isClosed(token.source) && !(token.source.includes('\n') && hasTrailingText(token))) return;
    found = token.offset;
  });
  return found === undefined || structure[found] === 'x' ? undefined : found;
}

function isClosed(source: string): boolean {
  return source.length > 1 && source.endsWith(source.charAt(0));
}
