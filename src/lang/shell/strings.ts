const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const ESCAPE = /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|c([^])|([^]))/g;

/** Where the apostrophe stands that ends `$'…'`; -1 where there is none. */
export function findAnsiEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === "'") return at;
    if (character === '\\') at += 1;
  }
  return -1;
}

/** The text that `$'…'` stands for. */
export function decodeAnsi(inner: string): string {
  return inner.replace(ESCAPE, (whole: string, ...groups: (string | undefined)[]) => {
    const [byte, unit, point, octal, control, letter = ''] = groups;
    const hexadecimal = byte ?? unit ?? point;
    if (hexadecimal !== undefined) {
      const code = Number.parseInt(hexadecimal, 16);
      return code > 0x10ffff ? whole : String.fromCodePoint(code);
    }
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f);
    return ESCAPES[letter] ?? letter;
  });
}
