import type { ImportBinding } from './types';
import type { Syntax } from './syntax';

/** An import statement, taken apart. */
export interface ImportStatement {
  readonly node: number;
  /** `import a, b` has no module of its own; `from a import b` has `a`, relative ones with their dots. */
  readonly from: string | undefined;
  readonly names: readonly ImportedName[];
  readonly isStar: boolean;
}

export interface ImportedName extends ImportBinding {
  /** The module or member as written: `a.b.c`. */
  readonly written: string;
  readonly hasAlias: boolean;
}

export function readImport(syntax: Syntax, node: number): ImportStatement {
  const kind = syntax.kind(node);
  const parts = syntax.children(node);
  if (kind === 'import_statement') {
    return { node, from: undefined, isStar: false, names: parts.flatMap((part) => readName(syntax, part, undefined)) };
  }
  const isFuture = kind === 'future_import_statement';
  const from = isFuture ? '__future__' : compact(syntax.slice(parts[0] ?? node));
  const members = isFuture ? parts : parts.slice(1);
  return {
    node,
    from,
    isStar: members.some((part) => syntax.kind(part) === 'wildcard_import'),
    names: members.flatMap((part) => readName(syntax, part, from)),
  };
}

function readName(syntax: Syntax, node: number, from: string | undefined): readonly ImportedName[] {
  const kind = syntax.kind(node);
  const range = { start: syntax.start(node), end: syntax.end(node) };
  if (kind === 'dotted_name') {
    const written = compact(syntax.slice(node));
    const [first = written] = written.split('.', 1);
    // `import a.b` binds `a`; `from m import b` binds `b`.
    const qualifiedName = from === undefined ? first : joinModule(from, written);
    return [{ name: from === undefined ? first : written, qualifiedName, range, written, hasAlias: false }];
  }
  if (kind !== 'aliased_import') return [];
  const [target, alias] = syntax.children(node);
  if (target === undefined || alias === undefined) return [];
  const written = compact(syntax.slice(target));
  const qualifiedName = from === undefined ? written : joinModule(from, written);
  return [{ name: syntax.slice(alias), qualifiedName, range, written, hasAlias: true }];
}

function joinModule(module: string, member: string): string {
  return module.endsWith('.') ? module + member : `${module}.${member}`;
}

/** White space and line continuations may stand around the dots. */
function compact(text: string): string {
  return /[^\w.]/.test(text) ? text.replace(/[\s\\]+/g, '') : text;
}

/** Every module that the statements name, also those that `from a import b` may mean. */
export function importedModules(statements: readonly ImportStatement[]): ReadonlySet<string> {
  const modules = new Set<string>();
  for (const { from, names } of statements) {
    if (from !== undefined) modules.add(from);
    for (const { written, qualifiedName } of names) modules.add(from === undefined ? written : qualifiedName);
  }
  return modules;
}
