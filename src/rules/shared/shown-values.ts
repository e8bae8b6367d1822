import type { Range } from '../../core/range';

/** A value whose text comes to light where an expression is printed. */
export interface ShownValue {
  /** As written: `self.config["api_key"]`. */
  readonly text: string;
  /** The name that says what it is: `api_key` for `self.config["api_key"]`, `os.getenv("API_KEY")` is `API_KEY`. */
  readonly name: string;
  /** Within the text that was given. */
  readonly range: Range;
  /** Whether the name is a key of a dictionary that is written here, in front of a value that is not known. */
  readonly isKey: boolean;
}

/** Functions that hand on the text of what they are given. What any other function makes of it is not known. */
const CARRIERS =
  /(?:^|\.)(?:str|repr|format|dict|list|tuple|vars|dumps|pformat|join|copy|model_dump|encode|decode|strip|asdict|quote|Panel|Text)$/;
/** Calls that give what is named in their first argument. */
const GETTERS = /(?:^|\.)(?:getenv|get|pop|get_secret|get_secret_value|userdata\.get|get_parameter|get_password)$/;
const PATH = /[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*|\[\s*["'][^"'\n]{1,80}["']\s*\])*/y;
const STRING = /([A-Za-z]{0,2})("""|'''|"|')/y;
const KEYWORDS = new Set('if else for in is not and or lambda await None True False async yield from'.split(' '));
const MAX_DEPTH = 4;

/**
 * The values that an expression shows: names, attributes and entries that stand for themselves, in an f-string, or behind a
 * function that hands their text on. Left out is what is only asked about (`token is None`, `len(token)`, `"x" if token else
 * "y"`), cut (`token[:4]`), or given to another function (`mask(token)`). Reads the text alone.
 */
export function shownValues(text: string): readonly ShownValue[] {
  const found: ShownValue[] = [];
  scan(text, 0, text.length, 0, found);
  return found;
}

function scan(text: string, from: number, to: number, depth: number, found: ShownValue[]): void {
  /** For each open bracket whether what is inside comes to light. */
  const around: boolean[] = [];
  let at = from;
  while (at < to) {
    const string = matchAt(STRING, text, at);
    if (string !== undefined && string.index + string[0].length <= to) {
      at = readString(text, string, to, depth, around.every(Boolean), found);
      continue;
    }
    const path = matchAt(PATH, text, at);
    if (path !== undefined) {
      const end = Math.min(at + path[0].length, to);
      const called = /^\s*\(/.exec(text.slice(end, end + 10));
      if (called !== null) {
        const callee = path[0].replace(/\s+/g, '');
        if (around.every(Boolean)) addCalled(text, at, end, callee, found);
        around.push(CARRIERS.test(callee));
        at = end + called[0].length;
        continue;
      }
      if (around.every(Boolean)) addNamed(text, at, end, found);
      at = end;
      continue;
    }
    const character = text[at] ?? '';
    if (character === '#') at = (text.indexOf('\n', at) + 1 || to + 1) - 1;
    else if ('([{'.includes(character)) around.push(true);
    else if (')]}'.includes(character)) {
      around.pop();
      const key = character === ')' ? /^\)\s*\[\s*["']([^"'\n]{1,80})["']\s*\]/.exec(text.slice(at, at + 100)) : null;
      const [shown, name] = key ?? [];
      // `response.json()["access_token"]`: what the call gives is not known, what is taken of it is.
      if (shown !== undefined && name !== undefined && around.every(Boolean)) {
        found.push({
          text: `…${shown.slice(1)}`,
          name,
          range: { start: at + 1, end: at + shown.length },
          isKey: false,
        });
        at += shown.length;
        continue;
      }
    }
    at++;
  }
}

/** `os.getenv("API_KEY")` shows what is called so, `settings.api_key.get_secret_value()` what it is called on. */
function addCalled(text: string, start: number, end: number, callee: string, found: ShownValue[]): void {
  if (!GETTERS.test(callee) || isAskedAbout(text, start, end)) return;
  const key = /^\s*\(\s*["']([^"'\n]{1,80})["']/.exec(text.slice(end, end + 100));
  const owner = callee.split('.').slice(0, -1).join('.');
  const name = key?.[1] ?? (callee.endsWith('get_secret_value') ? lastName(owner) : undefined);
  const shown = key === null ? callee : `${callee}${key[0].trim()})`;
  if (name !== undefined) found.push({ text: shown, name, range: { start, end }, isKey: false });
}

function addNamed(text: string, start: number, end: number, found: ShownValue[]): void {
  const written = text.slice(start, end);
  if (KEYWORDS.has(written) || isAskedAbout(text, start, end) || text[start - 1] === '.') return;
  // A keyword of a call names its value, which is looked at by itself.
  if (/^\s*=(?!=)/.test(text.slice(end, end + 5)) && !/^\s*=\s*[}!:]/.test(text.slice(end, end + 8))) return;
  found.push({ text: written, name: lastName(written), range: { start, end }, isKey: false });
}

/** Whether the value is compared, tested or cut rather than shown. */
function isAskedAbout(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 20), start);
  const after = text.slice(end, end + 40);
  return (
    /(?:\bif|\bnot|\belif|\bwhile|[=!<>]=|\bin|\bis)\s*$/.test(before) ||
    /^\s*(?:is\b|in\b|not in\b|[=!<>]=|and\b)/.test(after) ||
    /^\s*\[[^\]\n]{0,20}:/.test(after)
  );
}

function readString(
  text: string,
  opening: RegExpExecArray,
  limit: number,
  depth: number,
  isShown: boolean,
  found: ShownValue[],
): number {
  const [whole, prefix = '', quote = ''] = opening;
  const start = opening.index + whole.length;
  const end = Math.min(endOfString(text, start, quote), limit);
  const after = end + quote.length;
  if (/f/i.test(prefix)) {
    if (depth < MAX_DEPTH) scanHoles(text, start, end, depth, isShown, found);
  } else if (isShown && /^\s*:(?!=)/.test(text.slice(after, after + 5)) && isOpenValue(text.slice(after, after + 60))) {
    found.push({ text: text.slice(start, end), name: text.slice(start, end), range: { start, end }, isKey: true });
  }
  return Math.max(after, start);
}

/** Whether what follows a key is neither a constant nor the result of a function. */
function isOpenValue(after: string): boolean {
  return (
    /^\s*:\s*(?:[A-Za-z_][\w.]*(?:\[["'][^"'\n]*["']\])?\s*[,}\n]|os\.(?:getenv|environ))/.test(after) &&
    !/^\s*:\s*(?:None|True|False)\b/.test(after)
  );
}

function scanHoles(
  text: string,
  start: number,
  end: number,
  depth: number,
  isShown: boolean,
  found: ShownValue[],
): void {
  if (!isShown) return;
  for (let at = start; at < end; at++) {
    if (text[at] !== '{') continue;
    if (text[at + 1] === '{') {
      at++;
      continue;
    }
    let level = 1;
    let close = at + 1;
    for (; close < end && level > 0; close++) {
      if (text[close] === '{') level++;
      else if (text[close] === '}') level--;
    }
    const conversion = /![rsa](?::[^{}]*)?$/.exec(text.slice(at + 1, close - 1));
    scan(text, at + 1, conversion === null ? close - 1 : at + 1 + conversion.index, depth + 1, found);
    at = close - 1;
  }
}

function endOfString(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(quote, at)) return at;
  }
  return text.length;
}

function lastName(path: string): string {
  return /([\w-]+)["'\s\]]*$/.exec(path)?.[1] ?? path;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
