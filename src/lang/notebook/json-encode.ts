import { once } from './placed-text';

/** Writes text the way a file's own JSON does. */
export interface JsonEncoder {
  /** The inside of a string literal. */
  readonly escape: (text: string) => string;
  /** The same as a map's `encode`. */
  readonly encode: (text: string) => string;
  /** What stands between two elements of an array of lines, where the array itself does not show it. */
  readonly separator: () => string;
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Half of a surrogate pair on its own: UTF-8 cannot hold it. */
const LONE = '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';
const ALWAYS = new RegExp(`["\\\\\\u0000-\\u001f]|${LONE}`, 'g');
// eslint-disable-next-line no-control-regex -- As Python's json does with ensure_ascii.
const BEYOND_ASCII = /["\\\u0000-\u001f]|[^ -~]/g;
/** An escape that a writer without ensure_ascii would not have made. */
const ESCAPED_CHARACTER = /\\u(?:00[89a-f]|0[1-9a-f]|[1-9a-f])[0-9a-f]/i;

export function createJsonEncoder(file: string): JsonEncoder {
  const escapesAll = once(() => !/[^\0-\x7f]/.test(file.replace(/^\uFEFF/, '')) && ESCAPED_CHARACTER.test(file));
  const escape = (text: string): string =>
    text.replace(/[^\0-\x7f]/.test(text) && escapesAll() ? BEYOND_ASCII : ALWAYS, escapeUnit);
  const separator = once(() => {
    // Lines of code are the arrays that every notebook has; `"source": ["` shows how its elements stand.
    const match = /"(?:source|input|text)"\s{0,9}:\s{0,9}\[(\s{0,200})"/.exec(file);
    if (match === null) return ', ';
    if (match[1] !== '') return `,${match[1] ?? ''}`;
    return /":\s"/.test(file) ? ', ' : ',';
  });
  return { escape, encode: escape, separator };
}

function escapeUnit(unit: string): string {
  return SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
