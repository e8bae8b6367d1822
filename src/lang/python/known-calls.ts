import { formatBraces, joinPathParts, joinPaths } from './format';
import type { Syntax } from './syntax';
import type { ConstantValue } from './types';
import { truthOf, type Constant } from './values/constant';
import { TEXT_METHODS, textMethod } from './values/text-methods';

export interface KnownCallContext {
  readonly syntax: Syntax;
  qualifiedName(node: number): string | undefined;
  constantOf(node: number): Constant | undefined;
  /** What `str()` makes of it. */
  textOf(node: number): string | undefined;
}

interface Given {
  readonly positional: readonly number[];
  readonly keywords: readonly number[];
}

const PATHS = new Set(['pathlib.Path', 'pathlib.PurePath', 'pathlib.PosixPath', 'pathlib.PurePosixPath']);

/** The result of the few calls whose result is certain when their arguments are. */
export function knownCall(context: KnownCallContext, node: number): ConstantValue | undefined {
  const { syntax } = context;
  const [callee, list] = syntax.children(node);
  if (callee === undefined || list === undefined || syntax.kind(list) !== 'argument_list') return undefined;
  const parts = syntax.children(list);
  const positional = parts.filter((part) => syntax.kind(part) !== 'keyword_argument');
  const keywords = parts.filter((part) => syntax.kind(part) === 'keyword_argument');
  if (positional.some((part) => syntax.kind(part) === 'list_splat')) return undefined;
  const given = { positional, keywords };
  const method = syntax.kind(callee) === 'attribute' ? methodCall(context, callee, given) : undefined;
  // None is a result too.
  return method === undefined ? functionCall(context, context.qualifiedName(callee), given) : method;
}

function functionCall(
  context: KnownCallContext,
  name: string | undefined,
  { positional, keywords }: Given,
): ConstantValue | undefined {
  if (name === undefined) return undefined;
  if (name === 'dict') return readDict(context, { positional, keywords });
  if (keywords.length > 0 || positional.some((part) => isSplat(context, part))) return undefined;
  if (PATHS.has(name) || name === 'os.path.join') {
    const texts = positional.map((part) => context.constantOf(part)?.value);
    if (texts.length === 0 || !texts.every((text) => typeof text === 'string')) return undefined;
    return PATHS.has(name) ? joinPathParts(texts) : joinPaths(texts);
  }
  const [only, ...others] = positional;
  if (only === undefined || others.length > 0) return undefined;
  switch (name) {
    case 'str':
    case 'os.fspath':
    case 'os.fsdecode':
      return context.textOf(only);
    case 'list':
    case 'tuple': {
      const items = context.constantOf(only)?.value;
      return Array.isArray(items) ? (items as readonly ConstantValue[]) : undefined;
    }
    case 'bool': {
      const value = context.constantOf(only)?.value;
      return value === undefined ? undefined : truthOf(value);
    }
    case 'int':
      return wholeNumber(context.constantOf(only)?.value);
    default:
      return undefined;
  }
}

function methodCall(context: KnownCallContext, callee: number, given: Given): ConstantValue | undefined {
  const { syntax } = context;
  const [object, attribute] = syntax.children(callee);
  const method = attribute === undefined ? '' : syntax.slice(attribute);
  const isKnown = method === 'format' || method === 'join' || method === 'get' || method === 'joinpath';
  if (object === undefined || !(isKnown || TEXT_METHODS.has(method))) return undefined;
  const holder = context.constantOf(object);
  if (holder?.value instanceof Map)
    return method === 'get' ? readItem(context, holder.value as ReadonlyMap<string, ConstantValue>, given) : undefined;
  if (typeof holder?.value !== 'string') return undefined;
  const { positional, keywords } = given;
  const { value: text, form } = holder;
  if (method === 'format') return form === 'plain' ? format(context, text, given) : undefined;
  if (method === 'join') return form === 'path' ? undefined : join(context, text, positional);
  if (keywords.length > 0) return undefined;
  const texts = positional.map((part) => context.constantOf(part)?.value);
  if (!texts.every((each) => typeof each === 'string')) return undefined;
  if (method === 'joinpath') return form === 'path' ? joinPathParts([text, ...texts]) : undefined;
  return form === 'plain' ? textMethod(method, text, texts) : undefined;
}

/** `options.get("key")` and `options.get("key", "default")`. */
function readItem(
  context: KnownCallContext,
  items: ReadonlyMap<string, ConstantValue>,
  { positional, keywords }: Given,
): ConstantValue | undefined {
  const [key, fallback, ...more] = positional;
  if (key === undefined || more.length > 0 || keywords.length > 0) return undefined;
  const name = context.constantOf(key)?.value;
  if (typeof name !== 'string') return undefined;
  const item = items.get(name);
  if (item !== undefined) return item;
  return fallback === undefined ? null : context.constantOf(fallback)?.value;
}

function format(context: KnownCallContext, template: string, { positional, keywords }: Given): string | undefined {
  if (positional.some((part) => isSplat(context, part))) return undefined;
  const named = keywords.map((keyword): readonly [string, string | undefined] => {
    const [name = keyword, value] = context.syntax.children(keyword);
    return [context.syntax.slice(name), value === undefined ? undefined : context.textOf(value)];
  });
  return formatBraces(
    template,
    positional.map((part) => context.textOf(part)),
    new Map(named),
  );
}

function join(context: KnownCallContext, separator: string, [list]: readonly number[]): string | undefined {
  const items = list === undefined ? undefined : context.constantOf(list)?.value;
  if (!Array.isArray(items)) return undefined;
  const texts = items as readonly ConstantValue[];
  return texts.every((text) => typeof text === 'string') ? texts.join(separator) : undefined;
}

/** `dict(a=1)`, also with a dictionary in front or `**more` among them. */
function readDict(context: KnownCallContext, { positional, keywords }: Given): ConstantValue | undefined {
  const { syntax } = context;
  const entries = new Map<string, ConstantValue>();
  for (const [index, part] of positional.entries()) {
    const inner = isSplat(context, part) ? syntax.children(part)[0] : index === 0 ? part : undefined;
    const other = inner === undefined ? undefined : context.constantOf(inner)?.value;
    if (!(other instanceof Map)) return undefined;
    for (const [key, value] of other as ReadonlyMap<string, ConstantValue>) entries.set(key, value);
  }
  for (const keyword of keywords) {
    const [name, value] = syntax.children(keyword);
    const known = value === undefined ? undefined : context.constantOf(value)?.value;
    if (name === undefined || known === undefined) return undefined;
    entries.set(syntax.slice(name), known);
  }
  return entries;
}

function isSplat({ syntax }: KnownCallContext, part: number): boolean {
  return syntax.kind(part) === 'dictionary_splat';
}

function wholeNumber(value: ConstantValue | undefined): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  const number = typeof value === 'string' && /^[ \t\n]*[-+]?\d{1,15}[ \t\n]*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(Math.trunc(number)) ? Math.trunc(number) : undefined;
}
