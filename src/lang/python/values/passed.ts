import type { Syntax } from '../syntax';

/** What a call passes. Nodes are those of Syntax. */
export interface Passed {
  readonly positional: readonly number[];
  readonly keywords: ReadonlyMap<string, number>;
  /** Whether `*args` or `**options` pass more. */
  readonly hasMore: boolean;
}

export function readPassed(syntax: Syntax, call: number): Passed {
  const list = syntax.children(call)[1];
  if (list === undefined || syntax.kind(list) !== 'argument_list')
    return { positional: list === undefined ? [] : [list], keywords: new Map(), hasMore: false };
  const keywords = new Map<string, number>();
  const positional: number[] = [];
  let hasMore = false;
  for (const part of syntax.children(list)) {
    const kind = syntax.kind(part);
    const [name, value] = kind === 'keyword_argument' ? syntax.children(part) : [];
    if (name !== undefined && value !== undefined) keywords.set(syntax.slice(name), value);
    else if (kind.endsWith('_splat')) hasMore = true;
    else if (!hasMore) positional.push(part);
  }
  return { positional, keywords, hasMore };
}

/** By keyword, or by 0-based position where given. */
export function passedValue({ positional, keywords }: Passed, keyword: string, position?: number): number | undefined {
  return keywords.get(keyword) ?? (position === undefined ? undefined : positional[position]);
}
