import type { Binding } from '../scopes';
import type { Syntax } from '../syntax';

/** Whether a binding tells nothing beside others: `None`, or a declaration. */
export function isNone(syntax: Syntax, { kind, value }: Binding): boolean {
  return (kind === 'value' && value !== undefined && syntax.kind(value) === 'none') || kind === 'declaration';
}

/** Whether the bindings are imports of which one stands in for the other: `try: import a except ImportError: …`. */
export function isOneAttempt(bindings: readonly Binding[]): boolean {
  const statement = bindings[0]?.region.attempt;
  return (
    statement !== undefined && bindings.every(({ kind, region }) => kind === 'import' && region.attempt === statement)
  );
}
