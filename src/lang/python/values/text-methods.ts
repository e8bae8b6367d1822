import type { ConstantValue } from '../types';

type TextMethod = (text: string, ...given: readonly string[]) => ConstantValue | undefined;

/** Beyond ASCII, Python and JavaScript have letters and white space of their own. */
const ASCII = /^[\t\n\v\f\r -~]*$/;
const WHITE = ' \t\n\r\v\f';
/** Longer texts are no address, path or word: reading them over and over would take quadratic time. */
const MAX_TEXT = 10_000;

function stripStart(text: string, characters = WHITE): string {
  let start = 0;
  while (start < text.length && characters.includes(text.charAt(start))) start++;
  return text.slice(start);
}

function stripEnd(text: string, characters = WHITE): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Methods of `str`, by the number of texts that they can be given. */
const METHODS: ReadonlyMap<string, { readonly counts: readonly number[]; readonly run: TextMethod }> = new Map([
  ['lower', { counts: [0], run: (text) => text.toLowerCase() }],
  ['casefold', { counts: [0], run: (text) => text.toLowerCase() }],
  ['upper', { counts: [0], run: (text) => text.toUpperCase() }],
  ['strip', { counts: [0, 1], run: (text, given) => stripEnd(stripStart(text, given), given) }],
  ['lstrip', { counts: [0, 1], run: (text, given) => stripStart(text, given) }],
  ['rstrip', { counts: [0, 1], run: (text, given) => stripEnd(text, given) }],
  ['startswith', { counts: [1], run: (text, given = '') => text.startsWith(given) }],
  ['endswith', { counts: [1], run: (text, given = '') => text.endsWith(given) }],
  [
    'removeprefix',
    { counts: [1], run: (text, given = '') => (text.startsWith(given) ? text.slice(given.length) : text) },
  ],
  ['removesuffix', { counts: [1], run: removeSuffix }],
  ['replace', { counts: [2], run: replace }],
  ['split', { counts: [1], run: (text, given = '') => (given === '' ? undefined : text.split(given)) }],
] satisfies [string, { counts: readonly number[]; run: TextMethod }][]);

export const TEXT_METHODS: ReadonlySet<string> = new Set(METHODS.keys());

/** What a method of a text gives for texts; undefined where Python's own tables would tell. */
export function textMethod(method: string, text: string, given: readonly string[]): ConstantValue | undefined {
  const found = METHODS.get(method);
  if (found?.counts.includes(given.length) !== true) return undefined;
  return [text, ...given].every((each) => each.length <= MAX_TEXT && ASCII.test(each))
    ? found.run(text, ...given)
    : undefined;
}

function removeSuffix(text: string, suffix = ''): string {
  return suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}

function replace(text: string, from = '', to = ''): string | undefined {
  return from === '' || text.length * to.length > 20 * MAX_TEXT ? undefined : text.split(from).join(to);
}
