/** Flags of ASCII characters: what a name, and what a secret without blanks is made of. */
const NAME = 1;
const VALUE = 2;
const FLAGS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return (/[A-Za-z0-9_]/.test(character) ? NAME : 0) | (/[A-Za-z0-9_+/.~-]/.test(character) ? VALUE : 0);
});

/** Letters, digits and the underscore. Offsets outside of the text have none. */
export function isNameAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  return code < 128 && ((FLAGS[code] ?? 0) & NAME) !== 0;
}

/** The end of the run of what unquoted secrets are made of (base64 of both alphabets, `.` and `~`) that starts at an offset. */
export function endOfRun(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128 || ((FLAGS[code] ?? 0) & VALUE) === 0) break;
  }
  return at;
}

/** The next offset, below a limit, at which such a character stands; the limit where there is none. */
export function startOfRun(text: string, from: number, limit: number): number {
  const end = Math.min(limit, text.length);
  let at = from;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 128 && ((FLAGS[code] ?? 0) & VALUE) !== 0) break;
  }
  return at;
}

const COLOUR_END = /\[[0-9;]{0,20}m$/;
const HEX_ESCAPE_END = /(?:\\u[0-9a-f]{2}|\\x|%)[0-9a-f]{2}$/i;

const BACKSLASH = 92;
const PERCENT = 37;
const SMALL_M = 109;

/** Whether a token may start here: not within a longer word, unless what stands before it is an escape (`\n`, a colour, `%3D`). */
export function isTokenStart(text: string, at: number): boolean {
  if (!isNameAt(text, at - 1)) return true;
  if (text.charCodeAt(at - 2) === BACKSLASH) return /[nrtfb]/.test(text.charAt(at - 1));
  if (
    text.charCodeAt(at - 3) === PERCENT ||
    text.charCodeAt(at - 4) === BACKSLASH ||
    text.charCodeAt(at - 6) === BACKSLASH
  )
    return HEX_ESCAPE_END.test(text.slice(Math.max(0, at - 6), at));
  return text.charCodeAt(at - 1) === SMALL_M && COLOUR_END.test(text.slice(Math.max(0, at - 24), at));
}
