import { createScanner } from 'jsonc-parser';
import { segmentMap } from '../../core/text-map';
import { createMap, createSequence } from '../data-build';
import type { DataEntry, DataNode, DataScalar, DataScalarValue } from '../data-node';
import type { ParseProblem } from '../document';
import { decodeJsonString } from './string';
import type { JsonDocument } from './types';

// jsonc-parser's SyntaxKind is an ambient const enum, which isolated modules cannot read. The numbers are part of its API.
const SyntaxKind = {
  OpenBraceToken: 1,
  CloseBraceToken: 2,
  OpenBracketToken: 3,
  CloseBracketToken: 4,
  CommaToken: 5,
  ColonToken: 6,
  NullKeyword: 7,
  TrueKeyword: 8,
  FalseKeyword: 9,
  StringLiteral: 10,
  NumericLiteral: 11,
  EOF: 17,
} as const;

// Deeper nodes are read past, but left out of the tree.
const MAX_DEPTH = 256;

interface Frame {
  readonly kind: 'map' | 'sequence';
  readonly start: number;
  readonly path: readonly (string | number)[];
  readonly entries: DataEntry[];
  readonly items: DataNode[];
  key: { readonly text: string; readonly start: number; readonly end: number } | undefined;
}

/**
 * Reads JSON with comments and trailing commas. Own nesting over jsonc-parser's scanner: its parser recurses once for each
 * bracket and overflows the stack on hostile input. Never throws; linear in the text's length.
 */
export function parseJson(text: string): JsonDocument {
  const scanner = createScanner(text, true);
  if (text.startsWith('\uFEFF')) scanner.setPosition(1);
  const problems: ParseProblem[] = [];
  const stack: Frame[] = [];
  let root: DataNode | undefined;
  let end = 0;

  const place = (): { readonly path: readonly (string | number)[]; readonly isKept: boolean } => {
    const top = stack.at(-1);
    if (top === undefined) return { path: [], isKept: root === undefined };
    if (stack.length > MAX_DEPTH) return { path: top.path, isKept: false };
    return { path: [...top.path, top.kind === 'map' ? (top.key?.text ?? '') : top.items.length], isKept: true };
  };
  const attach = (node: DataNode): void => {
    const top = stack.at(-1);
    if (top === undefined) root ??= node;
    else if (stack.length > MAX_DEPTH) top.key = undefined;
    else if (top.kind === 'sequence') top.items.push(node);
    else if (top.key !== undefined) {
      const { text: key, ...keyRange } = top.key;
      top.entries.push({ key, keyRange, value: node });
      top.key = undefined;
    }
  };
  const closeTop = (): void => {
    const frame = stack.pop();
    if (frame === undefined) return;
    const base = { range: { start: frame.start, end }, path: frame.path };
    attach(frame.kind === 'map' ? createMap(base, () => frame.entries) : createSequence(base, () => frame.items));
  };
  const complain = (message: string, start: number): void => {
    if (problems.length < 100) problems.push({ message, range: { start, end: Math.max(start, end) } });
  };
  const close = (kind: Frame['kind'], start: number): void => {
    const opener = stack.findLastIndex((frame) => frame.kind === kind);
    if (opener < 0) {
      complain('Unexpected closing bracket', start);
      return;
    }
    if (opener < stack.length - 1) complain('Missing closing bracket', start);
    while (stack.length > opener) closeTop();
  };
  const isKeyExpected = (): boolean => {
    const top = stack.at(-1);
    return top?.kind === 'map' && top.key === undefined;
  };

  for (let token: number = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    const start = scanner.getTokenOffset();
    end = start + scanner.getTokenLength();
    switch (token) {
      case SyntaxKind.OpenBraceToken:
      case SyntaxKind.OpenBracketToken:
        if (isKeyExpected()) complain('Expected a property name', start);
        stack.push({
          kind: token === SyntaxKind.OpenBraceToken ? 'map' : 'sequence',
          start,
          path: place().path,
          entries: [],
          items: [],
          key: undefined,
        });
        break;
      case SyntaxKind.CloseBraceToken:
        close('map', start);
        break;
      case SyntaxKind.CloseBracketToken:
        close('sequence', start);
        break;
      case SyntaxKind.StringLiteral: {
        const error: number = scanner.getTokenError();
        if (error > 0) complain('Broken string', start);
        const top = stack.at(-1);
        if (top && isKeyExpected()) top.key = { text: scanner.getTokenValue(), start, end };
        else attach(createScalar(text, start, end, scanner.getTokenValue(), place().path));
        break;
      }
      case SyntaxKind.NumericLiteral:
      case SyntaxKind.TrueKeyword:
      case SyntaxKind.FalseKeyword:
      case SyntaxKind.NullKeyword:
        if (isKeyExpected()) complain('Expected a property name', start);
        else attach(createScalar(text, start, end, readKeyword(token, scanner.getTokenValue()), place().path));
        break;
      case SyntaxKind.CommaToken: {
        const top = stack.at(-1);
        if (top?.key) complain('Expected a value', start);
        if (top) top.key = undefined;
        break;
      }
      case SyntaxKind.ColonToken:
        break;
      default:
        complain('Unexpected text', start);
    }
  }
  if (stack.length > 0) complain('Unexpected end of the text', end);
  while (stack.length > 0) closeTop();
  return { language: 'json', text, problems, root };
}

function readKeyword(token: number, written: string): DataScalarValue {
  if (token === SyntaxKind.NumericLiteral) return Number(written);
  return token === SyntaxKind.NullKeyword ? null : token === SyntaxKind.TrueKeyword;
}

function createScalar(
  text: string,
  start: number,
  end: number,
  value: DataScalarValue,
  path: readonly (string | number)[],
): DataScalar {
  const isString = typeof value === 'string';
  return {
    kind: 'scalar',
    range: { start, end },
    path,
    value,
    style: isString ? 'double' : 'plain',
    embedded() {
      const written = end - start;
      const { text: decoded, segments } = isString
        ? decodeJsonString(text, start, end)
        : {
            text: text.slice(start, end),
            segments: [{ inner: 0, innerLength: written, outer: start, outerLength: written }],
          };
      const encode = (added: string): string | undefined => (isString ? JSON.stringify(added).slice(1, -1) : undefined);
      return { text: decoded, map: segmentMap(segments, encode) };
    },
  };
}
