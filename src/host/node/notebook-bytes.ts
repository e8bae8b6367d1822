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

/** `<img src="data:image/png;base64,…">` in Markdown and HTML. */
const URI = Buffer.from(';base64,');
const MEDIA = /data:(?:image|video|audio|font)\/[\w.+-]{1,30}$/;
/** Bytes of Base64 below which it is not worth leaving them out. */
const MIN_URI = 1000;
const BASE64 = new Uint8Array(256);
for (const digit of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=')) BASE64[digit] = 1;

/** What Jupyter and Colab keep of the controls of a notebook, mostly of progress bars, as they write it. */
const WIDGETS = Buffer.from('"widgets": {');
/** Behind it come the ends of the metadata and of the notebook. */
const TAIL = /^\r?\n *\},\r?\n *"nbformat": \d+,\r?\n *"nbformat_minor": \d+\r?\n\}\s*$/;
const MAX_TAIL = 120;
/** What the state of controls never holds: the key of the cells, and letters that are written so that no key is told. */
const NO_STATE = ['"cells"', '\\u00'].map((text) => Buffer.from(text));

/** What is left of a file's bytes, and how many were cut out behind each piece but the last. */
export interface Pieces {
  readonly pieces: readonly Buffer[];
  readonly cuts: readonly number[];
  /** Whether something stands behind a picture on its line, which has another column now. */
  readonly hasShifted: boolean;
}

/** Something to be left out; `end` is behind it. */
interface Cut {
  readonly start: number;
  readonly end: number;
  /** Whether nothing stands behind it on its line. */
  readonly isEndOfLine: boolean;
}

/**
 * The bytes of a notebook without its pictures and the state of its controls, in which nothing is ever found: of them
 * `"image/png": ""`, `data:image/png;base64,` and `"widgets": {}` are left. No line of anything else changes its number.
 */
export function cutUnread(bytes: Buffer): Pieces {
  const pieces: Buffer[] = [];
  const cuts: number[] = [];
  let hasShifted = false;
  let from = 0;
  const widgets = stateOfWidgets(bytes);
  const outputs = createSearch(bytes, KEY, pictureOfOutput);
  const uris = createSearch(bytes, URI, pictureOfUri);
  for (;;) {
    const [output, uri] = [outputs(from), uris(from)];
    const picture = output !== undefined && (uri === undefined || output.start < uri.start) ? output : uri;
    const next = picture !== undefined && (widgets === undefined || picture.start < widgets.start) ? picture : widgets;
    if (next === undefined || next.start < from) break;
    pieces.push(bytes.subarray(from, next.start));
    cuts.push(next.end - next.start);
    hasShifted ||= !next.isEndOfLine;
    from = next.end;
  }
  pieces.push(bytes.subarray(from));
  return { pieces, cuts, hasShifted };
}

/** Tells the first picture that is found by some bytes at an offset or behind it. Offsets only grow. */
function createSearch(
  bytes: Buffer,
  word: Buffer,
  read: (bytes: Buffer, at: number) => Cut | undefined,
): (from: number) => Cut | undefined {
  let at = bytes.indexOf(word);
  let found: Cut | undefined;
  return (from) => {
    if (found !== undefined && found.start >= from) return found;
    found = undefined;
    if (at >= 0 && at < from) at = bytes.indexOf(word, from);
    while (at >= 0 && found === undefined) {
      found = read(bytes, at);
      at = bytes.indexOf(word, at + word.length);
    }
    return found;
  };
}

function pictureOfOutput(bytes: Buffer, key: number): Cut | undefined {
  const value = bytes.subarray(key, key + MAX_KEY).indexOf(VALUE);
  const start = key + value + VALUE.length;
  const isPicture = value > 0 && MAGICS.some((magic) => bytes.subarray(start, start + magic.length).equals(magic));
  const end = isPicture ? bytes.indexOf(QUOTE, start) : -1;
  return end < 0 ? undefined : { start, end, isEndOfLine: isEndOfLine(bytes, end + 1) };
}

function pictureOfUri(bytes: Buffer, at: number): Cut | undefined {
  if (!MEDIA.test(bytes.toString('latin1', Math.max(0, at - MAX_KEY), at))) return undefined;
  const start = at + URI.length;
  let end = start;
  while (BASE64[bytes[end] ?? 0] === 1) end++;
  return end - start < MIN_URI ? undefined : { start, end, isEndOfLine: false };
}

/** Told by the indentation of its last line, and where nothing of interest stands behind it. */
function stateOfWidgets(bytes: Buffer): Cut | undefined {
  const key = bytes.lastIndexOf(WIDGETS);
  const line = key < 0 ? -1 : bytes.lastIndexOf(LINE_FEED, key);
  if (line < 0 || key - line > MAX_KEY) return undefined;
  const end = bytes.indexOf(Buffer.concat([bytes.subarray(line, key), Buffer.from('}')]), key);
  if (end < 0) return undefined;
  const behind = end + key - line;
  if (bytes.length - behind > MAX_TAIL || !TAIL.test(bytes.toString('latin1', behind + 1))) return undefined;
  const start = key + WIDGETS.length;
  const state = bytes.subarray(start, behind);
  return NO_STATE.some((text) => state.includes(text)) ? undefined : { start, end: behind, isEndOfLine: true };
}

function isEndOfLine(bytes: Buffer, at: number): boolean {
  const behind = bytes[at] === COMMA ? at + 1 : at;
  return bytes[behind] === LINE_FEED || (bytes[behind] === RETURN && bytes[behind + 1] === LINE_FEED);
}
