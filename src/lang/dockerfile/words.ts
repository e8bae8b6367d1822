/** A word of an instruction with its quotes. Offsets count in the joined line. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Whether its quotes are closed. */
  readonly isClosed: boolean;
}

/** `--name=value` in front of an instruction's arguments. The span is that of the value. */
export interface WrittenFlag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The white space that separates words in BuildKit. Line feeds end lines and are never met. */
export function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\v' || char === '\f';
}

export function skipSpace(text: string, at: number): number {
  let end = at;
  while (end < text.length && isSpace(text.charAt(end))) end += 1;
  return end;
}

/** Splits at white space outside of quotes. `glueHeredocs`: `<< EOF` is one word, as in BuildKit's search for heredocs. */
export function readWords(text: string, from: number, escape: string, glueHeredocs = false): readonly Word[] {
  const words: Word[] = [];
  for (let at = skipSpace(text, from); at < text.length;) {
    const word = readWord(text, at, escape, glueHeredocs);
    words.push(word);
    at = skipSpace(text, word.end);
  }
  return words;
}

function readWord(text: string, start: number, escape: string, glueHeredocs = false): Word {
  let quote = '';
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote === '' && isSpace(char)) break;
    if (char === quote) quote = '';
    else if (char === escape && quote !== "'") at += 1;
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (glueHeredocs && quote === '' && char === '<' && text.charAt(at + 1) === '<') {
      at = skipSpace(text, at + 2) - 1;
    }
  }
  return { start, end: Math.min(at, text.length), isClosed: quote === '' };
}

/** The flags from an offset on, and where the arguments behind them start. */
export function readFlags(
  text: string,
  from: number,
  escape: string,
): { readonly flags: readonly WrittenFlag[]; readonly end: number } {
  const flags: WrittenFlag[] = [];
  let at = skipSpace(text, from);
  while (text.startsWith('--', at)) {
    const { end } = readWord(text, at, escape);
    const sign = text.slice(at, end).indexOf('=');
    const nameEnd = sign < 0 ? end : at + sign;
    if (nameEnd > at + 2) flags.push({ name: text.slice(at + 2, nameEnd), start: Math.min(nameEnd + 1, end), end });
    const isLast = end === at + 2;
    at = skipSpace(text, end);
    if (isLast) break;
  }
  return { flags, end: at };
}
