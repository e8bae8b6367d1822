const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '\\': '\\',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The parts of a string literal around its content. Lengths are UTF-16 code units. */
export interface LiteralShape {
  readonly isRaw: boolean;
  readonly isBytes: boolean;
  /** Whether it is an f-string (or a template string). */
  readonly isFormatted: boolean;
  /** Prefix and opening quotes. */
  readonly openLength: number;
  readonly closeLength: number;
}

/** Undefined for a literal that is not closed. */
export function readLiteralShape(literal: string): LiteralShape | undefined {
  const match = /^([a-zA-Z]{0,3})("""|'''|"|')/.exec(literal);
  const prefix = match?.[1]?.toLowerCase() ?? '';
  const quotes = match?.[2];
  if (quotes === undefined || literal.length < prefix.length + 2 * quotes.length || !literal.endsWith(quotes)) {
    return undefined;
  }
  return {
    isRaw: prefix.includes('r'),
    isBytes: prefix.includes('b'),
    isFormatted: prefix.includes('f') || prefix.includes('t'),
    openLength: prefix.length + quotes.length,
    closeLength: quotes.length,
  };
}

/**
 * What a piece of a literal's content stands for. Bytes come out as one character for each byte. Undefined where only
 * Python's own tables would tell (`\N{…}`).
 */
export function decodeContent(content: string, { isRaw, isBytes, isFormatted }: LiteralShape): string | undefined {
  const lines = content.includes('\r') ? content.replace(/\r\n?/g, '\n') : content;
  const braces = isFormatted && /[{}]/.test(lines) ? lines.replace(/\{\{|\}\}/g, (pair) => pair.charAt(0)) : lines;
  if (isRaw || !braces.includes('\\')) return braces;
  const parts: string[] = [];
  let from = 0;
  for (let at = braces.indexOf('\\'); at !== -1; at = braces.indexOf('\\', from)) {
    const escape = readEscape(braces, at, isBytes);
    if (escape === undefined) return undefined;
    parts.push(braces.slice(from, at), escape.value);
    from = at + escape.length;
  }
  parts.push(braces.slice(from));
  return parts.join('');
}

function readEscape(text: string, at: number, isBytes: boolean): { value: string; length: number } | undefined {
  const letter = text.charAt(at + 1);
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return { value: simple, length: 2 };
  if (letter === '\n') return { value: '', length: 2 };
  if (letter === 'N' && !isBytes) return undefined;
  const digits = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0] ?? readHexDigits(text, at + 2, letter, isBytes);
  // Python keeps the backslash of an escape that it does not know.
  if (digits === undefined) return { value: '\\' + letter, length: 1 + letter.length };
  const isOctal = letter >= '0' && letter <= '7';
  const code = parseInt(digits, isOctal ? 8 : 16);
  if (code > 0x10ffff) return undefined;
  return { value: String.fromCodePoint(code), length: digits.length + (isOctal ? 1 : 2) };
}

function readHexDigits(text: string, at: number, letter: string, isBytes: boolean): string | undefined {
  const length = letter === 'x' ? 2 : isBytes ? 0 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
  const digits = text.slice(at, at + length);
  return length > 0 && digits.length === length && /^[0-9a-fA-F]+$/.test(digits) ? digits : undefined;
}
