import { lastName } from '../bind';
import type { Syntax } from '../syntax';

/** Whether the value is a call that gives a callable, whose own name tells nothing to those who look for calls. */
export function givesCallable(syntax: Syntax, value: number): boolean {
  if (syntax.kind(value) !== 'call') return false;
  // Asked of every assignment: the callee is the first node inside, and few end in these letters.
  const end = syntax.end(value + 1);
  if (!syntax.text.startsWith('partial', end - 7) && !syntax.text.startsWith('getattr', end - 7)) return false;
  return /^(?:partial|getattr)$/.test(lastName(syntax, value + 1));
}

/** A plain literal in quotes that holds a name or dotted name. */
export function readNameLiteral(syntax: Syntax, node: number | undefined): string | undefined {
  if (node === undefined || syntax.kind(node) !== 'string') return undefined;
  return /^(["'])([A-Za-z_]\w*(?:\.\w+)*)\1$/.exec(syntax.slice(node))?.[2];
}

export interface CallParts {
  readonly positional: readonly number[];
  /** Values by keyword. */
  readonly keywords: ReadonlyMap<string, number>;
}

/** Undefined where `*args` or `**kwargs` may pass more. */
export function readCallParts(syntax: Syntax, call: number): CallParts | undefined {
  const list = syntax.children(call)[1];
  if (list === undefined || syntax.kind(list) !== 'argument_list') return undefined;
  const positional: number[] = [];
  const keywords = new Map<string, number>();
  for (const part of syntax.children(list)) {
    const kind = syntax.kind(part);
    if (/splat|^ERROR$/.test(kind)) return undefined;
    if (kind !== 'keyword_argument') {
      positional.push(part);
      continue;
    }
    const [name, value] = syntax.children(part);
    if (name !== undefined && value !== undefined) keywords.set(syntax.slice(name), value);
  }
  return { positional, keywords };
}
