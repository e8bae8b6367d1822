import { closest } from '../core/closest';
import type { Range } from '../core/range';
import type { DataMap, DataNode } from '../lang/data-node';
import { getPatternProblem } from './patterns/pattern-problem';
import type { AllowedSecret, SecretPattern, SecretSettings } from './settings';

type Complain = (at: Range, message: string) => void;

/** What the texts of an entry must look like. They end up in messages and in code, so that nothing else may be in them. */
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} .,'()&/_-]{0,59}$/u;
const VARIABLE = /^[A-Z_][A-Z0-9_]{0,79}$/;
/** Printable ASCII that is written as it is in JSON, so that notebooks are searched for it without being parsed. */
const KEYWORD = /^[ !#-[\]-~]{3,64}$/;
const FINGERPRINT = /^[0-9a-f]{16}$/;

export const PATTERN_KEYS = ['id', 'name', 'pattern', 'keywords', 'variable'] as const;
export const ALLOW_KEYS = ['fingerprint', 'path', 'pattern', 'reason'] as const;

/** Reads the value of `secrets`. Entries with a mistake are left out and reported on their line. */
export function readSecretSettings(node: DataNode, complain: Complain): SecretSettings | undefined {
  if (node.kind !== 'map') {
    complain(node.range, '"secrets" must be a mapping with "patterns" and "allow".');
    return undefined;
  }
  refuseOthers(node, ['patterns', 'allow'], '"secrets"', complain);
  const ids = new Set<string>();
  return {
    patterns: readList(node, 'patterns', complain, (entry) => readSecretPattern(entry, ids, complain)),
    allow: readList(node, 'allow', complain, (entry) => readAllowedSecret(entry, complain)),
  };
}

function readList<T>(
  node: DataMap,
  key: string,
  complain: Complain,
  read: (entry: DataMap) => T | undefined,
): readonly T[] {
  const list = node.get(key);
  if (list === undefined || (list.kind === 'scalar' && list.value === null)) return [];
  if (list.kind !== 'sequence') {
    complain(list.range, `"${key}" must be a list.`);
    return [];
  }
  return list.items.flatMap((item) => {
    if (item.kind === 'map') return read(item) ?? [];
    complain(item.range, `An entry of "${key}" must be a mapping of names to values.`);
    return [];
  });
}

function readSecretPattern(entry: DataMap, ids: Set<string>, complain: Complain): SecretPattern | undefined {
  const isClean = refuseOthers(entry, PATTERN_KEYS, 'An entry of "patterns"', complain);
  const id = readText(entry, 'id', complain, ID, 'lower-case words with hyphens, as in `acme-key`');
  const name = readText(entry, 'name', complain, NAME, 'a few words with an article, as in "an Acme key"');
  const pattern = readRegex(entry, complain);
  const keywords = readKeywords(entry, complain);
  const variable =
    entry.get('variable') === undefined
      ? id?.replaceAll('-', '_').toUpperCase()
      : readText(entry, 'variable', complain, VARIABLE, 'the name of an environment variable, as in `ACME_KEY`');
  if (id === undefined || name === undefined || pattern === undefined) return undefined;
  if (!isClean || keywords === undefined || variable === undefined) return undefined;
  if (ids.has(id)) {
    complain(rangeOf(entry, 'id'), `There is a pattern called "${id}" already.`);
    return undefined;
  }
  ids.add(id);
  return { id, name, pattern, keywords, variable };
}

function readAllowedSecret(entry: DataMap, complain: Complain): AllowedSecret | undefined {
  const isClean = refuseOthers(entry, ALLOW_KEYS, 'An entry of "allow"', complain);
  const given = ALLOW_KEYS.filter((key) => key !== 'reason' && entry.get(key) !== undefined);
  if (given.length === 0) complain(entry.range, 'An entry of "allow" needs "fingerprint", "path" or "pattern".');
  const reason = readText(entry, 'reason', complain, /\S/, 'a text that says why this is no leak');
  const texts = given.map((key): readonly [string, string | undefined] => {
    if (key === 'pattern') return [key, readRegex(entry, complain)];
    return key === 'path'
      ? [key, readText(entry, key, complain, /\S/, 'a glob of files')]
      : [key, readText(entry, key, complain, FINGERPRINT, 'the 16 hex digits that `--format json` shows')];
  });
  // With one of its conditions left out, an entry would allow more than was meant.
  if (!isClean || reason === undefined || given.length === 0 || texts.some(([, text]) => text === undefined))
    return undefined;
  return { ...(Object.fromEntries(texts) as Omit<AllowedSecret, 'reason'>), reason };
}

function readRegex(entry: DataMap, complain: Complain): string | undefined {
  const source = readText(entry, 'pattern', complain, /^/, 'a regular expression');
  const problem = source === undefined ? undefined : getPatternProblem(source);
  if (problem === undefined) return source;
  complain(rangeOf(entry, 'pattern'), `"pattern" cannot be used: ${problem}.`);
  return undefined;
}

function readKeywords(entry: DataMap, complain: Complain): readonly string[] | undefined {
  const list = entry.get('keywords');
  const items = list?.kind === 'sequence' ? list.items : [];
  const keywords = items.map((item) => (item.kind === 'scalar' ? item.value : undefined));
  const isText = (keyword: unknown): keyword is string => typeof keyword === 'string' && KEYWORD.test(keyword);
  if (keywords.length > 0 && keywords.every(isText)) return keywords;
  complain(
    list?.range ?? entry.range,
    '"keywords" must be a list of texts of 3 to 64 ASCII characters, without `"` and `\\`. One of them stands in or near each secret.',
  );
  return undefined;
}

function readText(
  entry: DataMap,
  key: string,
  complain: Complain,
  form: RegExp,
  described: string,
): string | undefined {
  const node = entry.get(key);
  // A fingerprint of digits only is a number for YAML.
  const value = node?.kind === 'scalar' && typeof node.value === 'number' ? String(node.value) : scalarOf(node);
  if (typeof value === 'string' && form.test(value)) return value;
  complain(node?.range ?? entry.range, `"${key}" must be ${described}.`);
  return undefined;
}

function scalarOf(node: DataNode | undefined): unknown {
  return node?.kind === 'scalar' ? node.value : undefined;
}

function rangeOf(entry: DataMap, key: string): Range {
  return entry.get(key)?.range ?? entry.range;
}

function refuseOthers(map: DataMap, keys: readonly string[], what: string, complain: Complain): boolean {
  const others = map.entries.filter(({ key }) => !keys.includes(key));
  for (const { key, keyRange } of others) {
    const suggestion = closest(key, keys);
    complain(
      keyRange,
      suggestion === undefined
        ? `${what} has ${keys.map((known) => `"${known}"`).join(', ')}, not "${key}".`
        : `${what} has no "${key}". Did you mean "${suggestion}"?`,
    );
  }
  return others.length === 0;
}
