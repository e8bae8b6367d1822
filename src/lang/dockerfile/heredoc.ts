import { readPhysicalLine } from './lines';
import { readWords, type Word } from './words';

/** A heredoc of an instruction. The body and the end count in the file, the word in the joined line. */
export interface Heredoc {
  readonly word: Word;
  /** `<<-`: tabs in front of the lines count for nothing. */
  readonly isChomped: boolean;
  readonly bodyStart: number;
  /** Where the line that ends the body starts. */
  readonly bodyEnd: number;
  /** Behind the word that ends the body. */
  readonly end: number;
}

export interface Heredocs {
  readonly found: readonly Heredoc[];
  /** Where the instruction behind them starts. */
  readonly next: number;
  /** A heredoc whose end is nowhere: it and what stands behind it in the line are no heredocs then. */
  readonly unclosed: Word | undefined;
}

/** Reads the heredocs of a joined line from an offset on. `next`: where the line of the file behind it starts. */
export type HeredocReader = (line: string, from: number, next: number) => Heredocs;

/** Longer words end nothing; lines of data need not be remembered. */
const LONGEST_NAME = 1000;
const HEREDOC = /^\d*<<(-?)[ \t\r\v\f]*([^<]+)$/;

/**
 * A reader of the heredocs of a file's instructions. Which lines a file has is looked up once: a heredoc without an end
 * costs no second search, however many there are.
 */
export function createHeredocReader(text: string): HeredocReader {
  let lastLines: ReadonlyMap<string, number> | undefined;
  return (line, from, next) => {
    const found: Heredoc[] = [];
    let at = next;
    for (const { word, name, isChomped } of findWords(line, from)) {
      lastLines ??= findLastLines(text);
      const body = (lastLines.get(lineKey(name, isChomped)) ?? -1) >= at && findEnd(text, at, name, isChomped);
      if (body === false) return { found, next: at, unclosed: word };
      found.push({ word, isChomped, bodyStart: at, bodyEnd: body.start, end: body.end });
      at = body.next;
    }
    return { found, next: at, unclosed: undefined };
  };
}

interface HeredocWord {
  readonly word: Word;
  readonly name: string;
  readonly isChomped: boolean;
}

/** As BuildKit does: words of their own only, none where a quote is open, the escape is a backslash always. */
function findWords(line: string, from: number): readonly HeredocWord[] {
  const words = readWords(line, from, '\\', true);
  if (words.at(-1)?.isClosed === false) return [];
  return words.flatMap((word) => {
    if (word.end - word.start > LONGEST_NAME) return [];
    const match = HEREDOC.exec(line.slice(word.start, word.end));
    const name = match?.[2] === undefined ? '' : unquote(match[2]);
    return name === '' ? [] : [{ word, name, isChomped: match?.[1] === '-' }];
  });
}

function unquote(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g,
    (_, single?: string, double?: string, escaped?: string) =>
      double === undefined ? (single ?? escaped ?? '') : double.replace(/\\(["$\\])/g, '$1'),
  );
}

/** The last place of each line, as it is and without tabs in front. */
function findLastLines(text: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at < text.length;) {
    const { end, next } = readPhysicalLine(text, at);
    const start = skipTabs(text, at, end);
    if (end - at <= LONGEST_NAME) places.set(lineKey(text.slice(at, end), false), at);
    if (end - start <= LONGEST_NAME) places.set(lineKey(text.slice(start, end), true), at);
    at = next;
  }
  return places;
}

function lineKey(line: string, isChomped: boolean): string {
  return `${isChomped ? '-' : '='}${line}`;
}

function findEnd(
  text: string,
  from: number,
  name: string,
  isChomped: boolean,
): { readonly start: number; readonly end: number; readonly next: number } | false {
  for (let at = from; at < text.length;) {
    const { end, next } = readPhysicalLine(text, at);
    const start = isChomped ? skipTabs(text, at, end) : at;
    if (end - start === name.length && text.startsWith(name, start)) return { start: at, end, next };
    at = next;
  }
  return false;
}

export function skipTabs(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charAt(at) === '\t') at += 1;
  return at;
}
