import { createLineIndex, type LineIndex } from '../core/line-index';
import type { Range } from '../core/range';

/** An id as a suppression names it. */
export interface SuppressedId {
  readonly id: string;
  readonly range: Range;
}

export type SuppressionScope = 'line' | 'cell' | 'file';

/** `watertight: ignore[ids] reason until=date`, as found in one text. Ranges count in that text. */
export interface SuppressionComment {
  readonly scope: SuppressionScope;
  readonly ids: readonly SuppressedId[];
  readonly reason: string | undefined;
  /** `YYYY-MM-DD` */
  readonly until: string | undefined;
  /** From `watertight` to the end of the comment. */
  readonly range: Range;
  /** The 0-based line of the comment. */
  readonly line: number;
  /** Whether nothing but the comment stands on its line. */
  readonly isAlone: boolean;
}

/** How comments are written where the text stands. */
export interface CommentStyle {
  readonly markers: readonly string[];
  /** Whether a comment may follow code on the same line. */
  readonly allowsTrailing: boolean;
}

const COMMENT = /watertight:[ \t]*(ignore(?:-cell|-file)?)(?![\w-])[ \t]*(?:\[([^\]\r\n]*)\])?([^\r\n]*)/g;
const UNTIL = /(?:^|\s)until=(\d{4}-\d{2}-\d{2})(?=\s|$)/;

/** All suppressions of a text, in order. `isInString` tells whether an offset lies in a string, where nothing is a comment. */
export function findSuppressionComments(
  text: string,
  style: CommentStyle,
  isInString: (offset: number) => boolean = () => false,
): readonly SuppressionComment[] {
  if (!text.includes('watertight:')) return [];
  const lines = createLineIndex(text);
  const found: SuppressionComment[] = [];
  for (const match of text.matchAll(COMMENT)) {
    const comment = readComment(text, lines, style, match);
    if (comment !== undefined && !isInString(match.index)) found.push(comment);
  }
  return found;
}

function readComment(
  text: string,
  lines: LineIndex,
  style: CommentStyle,
  match: RegExpExecArray,
): SuppressionComment | undefined {
  const line = lines.lineAt(match.index);
  const lineStart = lines.lineRange(line).start;
  const before = text.slice(lineStart, match.index).trimEnd();
  const marker = style.markers.find((candidate) => before.endsWith(candidate));
  if (marker === undefined) return undefined;
  const isAlone = before.slice(0, -marker.length).trim() === '';
  if (!isAlone && !style.allowsTrailing) return undefined;
  const [whole, keyword = 'ignore', list, rest = ''] = match;
  const until = UNTIL.exec(rest)?.[1];
  const reason = rest.replace(UNTIL, ' ').trim();
  return {
    scope: keyword === 'ignore-cell' ? 'cell' : keyword === 'ignore-file' ? 'file' : 'line',
    ids: list === undefined ? [] : splitIds(list, match.index + whole.indexOf('[') + 1),
    reason: reason === '' ? undefined : reason,
    until,
    range: { start: match.index, end: match.index + whole.trimEnd().length },
    line,
    isAlone,
  };
}

function splitIds(list: string, offset: number): readonly SuppressedId[] {
  const ids: SuppressedId[] = [];
  for (const match of list.matchAll(/[^,\s]+/g)) {
    const start = offset + match.index;
    ids.push({ id: match[0], range: { start, end: start + match[0].length } });
  }
  return ids;
}

/** `# nosec B301, B614` and `# noqa: S301`: the codes of other tools, with the line that they are about. */
export interface ForeignSuppression {
  /** `secrets`: a scanner for secrets, whose comments name no codes. */
  readonly tool: 'bandit' | 'ruff' | 'secrets';
  readonly codes: readonly string[];
  readonly line: number;
}

const FOREIGN = /#\s*(?:(nosec)[:\s]|(noqa)\s*:)\s*([A-Z]+\d+(?:[\s,]+[A-Z]+\d+)*)/g;

/** Of detect-secrets, by which it means the line, or the next one; of gitleaks and those that come from it. */
const ALLOWED_SECRET = /pragma: ?(?:allow|white)list[ -](?:(nextline)[ -])?secret\b|\b(?:git|better)leaks:allow\b/g;

/** Only suppressions that name codes count: a bare `# noqa` says nothing about security. */
export function findForeignSuppressions(text: string): readonly ForeignSuppression[] {
  return [...findCodes(text), ...findAllowedSecrets(text)];
}

function findCodes(text: string): readonly ForeignSuppression[] {
  if (!text.includes('nosec') && !text.includes('noqa')) return [];
  const lines = createLineIndex(text);
  return [...text.matchAll(FOREIGN)].map((match) => ({
    tool: match[1] === undefined ? 'ruff' : 'bandit',
    codes: (match[3] ?? '').split(/[\s,]+/),
    line: lines.lineAt(match.index),
  }));
}

function findAllowedSecrets(text: string): readonly ForeignSuppression[] {
  if (!text.includes('pragma:') && !text.includes('leaks:allow')) return [];
  const lines = createLineIndex(text);
  return [...text.matchAll(ALLOWED_SECRET)].map((match) => ({
    tool: 'secrets',
    codes: [],
    line: lines.lineAt(match.index) + (match[1] === undefined ? 0 : 1),
  }));
}
