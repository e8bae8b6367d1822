import type { Range } from '../../core/range';
import type { PythonDocument } from '../../lang/python/types';

/** A constant beside a key that is written as a text, whatever holds the two. */
export interface KeyedValue {
  readonly key: string;
  /** The constant without its quotes: `Enabled`, `False`. */
  readonly value: string;
  readonly valueRange: Range;
  /** From the key to the end of the value. */
  readonly at: Range;
}

const BEHIND =
  /^\s*(?:[,:]|\]\s*=)\s*(?:(["'])([^"'\n]{0,200})\1|(True|False|None|\d{1,9}))(?=\s*(?:[,)}\]#]|$)|[ \t]*\n)/;

/**
 * The constants behind keys: `"RootAccess": "Enabled"` of a dictionary that is handed to whatever call,
 * `config("spark.ssl.enabled", "false")`, `request["RootAccess"] = "Enabled"`. For keys that mean one thing alone.
 */
export function keyedValues(document: PythonDocument, keys: ReadonlySet<string>): readonly KeyedValue[] {
  if (![...keys].some((key) => document.text.includes(key))) return [];
  return document.strings.flatMap(({ value: key, range, isDocstring }) => {
    if (key === undefined || isDocstring || !keys.has(key)) return [];
    const match = BEHIND.exec(document.text.slice(range.end, range.end + 260));
    if (match === null) return [];
    const end = range.end + match[0].length;
    const written = match[2] === undefined ? (match[3] ?? '') : `"${match[2]}"`;
    const valueRange = { start: end - written.length, end };
    return [{ key, value: match[2] ?? match[3] ?? '', valueRange, at: { start: range.start, end } }];
  });
}
