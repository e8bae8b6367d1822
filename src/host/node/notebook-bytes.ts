/** How the pictures start that notebooks hold, in Base64: PNG, JPEG, GIF. */
const MAGICS = ['iVBORw0KGgo', '/9j/', 'R0lGOD'].map((magic) => Buffer.from(magic));
const KEY = Buffer.from('"image/');
const VALUE = Buffer.from('": "');
const QUOTE = 34;
const COMMA = 44;
const RETURN = 13;
const LINE_FEED = 10;
/** Bytes between the start of the key and its end, at the most: `"image/svg+xml"`. */
const MAX_KEY = 40;

/** What is left of a file's bytes, and how many were cut out behind each piece but the last. */
export interface Pieces {
  readonly pieces: readonly Buffer[];
  readonly cuts: readonly number[];
}

/**
 * The bytes of a notebook without its pictures, in which nothing is ever found: of them `"image/png": ""` is left. Only pictures that end their
 * line are left out, so that no line or column of anything else changes.
 */
export function cutPictures(bytes: Buffer): Pieces {
  const pieces: Buffer[] = [];
  const cuts: number[] = [];
  let from = 0;
  for (let key = bytes.indexOf(KEY); key >= 0; key = bytes.indexOf(KEY, key + KEY.length)) {
    const start = startOfPicture(bytes, key);
    const end = start === undefined ? -1 : bytes.indexOf(QUOTE, start);
    if (start === undefined || !isEndOfLine(bytes, end + 1)) continue;
    pieces.push(bytes.subarray(from, start));
    cuts.push(end - start);
    from = end;
    key = end;
  }
  pieces.push(bytes.subarray(from));
  return { pieces, cuts };
}

/** Where the Base64 starts of a picture whose key starts there. */
function startOfPicture(bytes: Buffer, key: number): number | undefined {
  const value = bytes.subarray(key, key + MAX_KEY).indexOf(VALUE);
  const start = key + value + VALUE.length;
  const isPicture = value > 0 && MAGICS.some((magic) => bytes.subarray(start, start + magic.length).equals(magic));
  return isPicture ? start : undefined;
}

function isEndOfLine(bytes: Buffer, at: number): boolean {
  if (at === 0) return false;
  const behind = bytes[at] === COMMA ? at + 1 : at;
  return bytes[behind] === LINE_FEED || (bytes[behind] === RETURN && bytes[behind + 1] === LINE_FEED);
}
