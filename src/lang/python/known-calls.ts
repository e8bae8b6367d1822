import { formatBraces, joinPathParts, joinPaths } from './format';
import type { Syntax } from './syntax';
import type { ConstantValue } from './types';

export interface KnownCallContext {
  readonly syntax: Syntax;
  qualifiedName(node: number): string | undefined;
  valueOf(node: number): ConstantValue | undefined;
  /** What `str()` makes of it. */
  textOf(node: number): string | undefined;
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
  if (positional.some((part) => /^(?:list|dictionary)_splat$/.test(syntax.kind(part)))) return undefined;
  if (syntax.kind(callee) === 'attribute') {
    const [object, method] = syntax.children(callee);
    const name = method === undefined ? '' : syntax.slice(method);
    if (name === 'format' || name === 'join') {
      const text = object === undefined ? undefined : context.valueOf(object);
      if (typeof text === 'string') {
        return name === 'format' ? format(context, text, positional, keywords) : join(context, text, positional);
      }
    }
  }
  const name = context.qualifiedName(callee);
  if (name === undefined) return undefined;
  if (name === 'dict' && positional.length === 0) return readKeywords(context, keywords);
  if (keywords.length > 0) return undefined;
  if (PATHS.has(name) || name === 'os.path.join') {
    const texts = positional.map((part) => context.valueOf(part));
    if (texts.length === 0 || !texts.every((text) => typeof text === 'string')) return undefined;
    return PATHS.has(name) ? joinPathParts(texts) : joinPaths(texts);
  }
  const isText = name === 'str' || name === 'os.fspath' || name === 'os.fsdecode';
  return isText && positional.length === 1 && positional[0] !== undefined ? context.textOf(positional[0]) : undefined;
}

function format(
  context: KnownCallContext,
  template: string,
  positional: readonly number[],
  keywords: readonly number[],
): string | undefined {
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
  const items = list === undefined ? undefined : context.valueOf(list);
  if (!Array.isArray(items)) return undefined;
  const texts = items as readonly ConstantValue[];
  return texts.every((text) => typeof text === 'string') ? texts.join(separator) : undefined;
}

function readKeywords(context: KnownCallContext, keywords: readonly number[]): ConstantValue | undefined {
  const entries = new Map<string, ConstantValue>();
  for (const keyword of keywords) {
    const [name, value] = context.syntax.children(keyword);
    const known = value === undefined ? undefined : context.valueOf(value);
    if (name === undefined || known === undefined) return undefined;
    entries.set(context.syntax.slice(name), known);
  }
  return entries;
}
