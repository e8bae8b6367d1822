import type { Model } from '../model';
import { operatorOf } from '../resolve';
import { CARRIERS, OPENERS, WRITERS, WRITING_METHODS, type Writer } from './carriers';

/** One place where this program writes a file. */
export interface Written {
  readonly call: number;
  readonly kind: 'network' | 'own-file' | 'data';
  /** The raw bytes that are written, for the kind `data`. */
  readonly data: number | undefined;
}

export interface Files {
  /** How this program writes the file that an expression names, or is opened from. */
  writtenTo(node: number): readonly Written[];
  /** The expression that names the file which a call opens or reads; undefined where the call does neither. */
  opened(call: number): number | undefined;
}

const MAX_DEPTH = 12;
/** A longer key is no path. */
const MAX_LENGTH = 500;
const MAX_PARTS = 20;
const RAW_WRITES = ['write', 'writelines', 'write_bytes', 'write_text'];

export function createFiles(model: Model): Files {
  const { syntax, scopes, resolver, constants } = model;
  let written: ReadonlyMap<string, readonly Written[]> | undefined;
  const ids = new Map<object, number>();
  const keys = new Map<number, string | undefined>();

  const idOf = (thing: object): number => {
    const id = ids.get(thing) ?? ids.size;
    ids.set(thing, id);
    return id;
  };

  function opened(call: number): number | undefined {
    const [callee, list] = syntax.children(call);
    if (callee === undefined || list === undefined) return undefined;
    const name = resolver.qualifiedName(callee);
    if (syntax.kind(callee) === 'attribute' && (name === undefined || name.endsWith('Path().open'))) {
      const [object, method] = syntax.children(callee);
      return method !== undefined && syntax.slice(method) === 'open' ? object : undefined;
    }
    return name !== undefined && OPENERS.has(name) ? argumentOf(list, 'file', 0) : undefined;
  }

  function argumentOf(list: number, keyword: string, position: number): number | undefined {
    if (syntax.kind(list) !== 'argument_list') return undefined;
    const parts = syntax.children(list);
    const named = parts.find(
      (part) => syntax.kind(part) === 'keyword_argument' && syntax.slice(syntax.children(part)[0] ?? part) === keyword,
    );
    if (named !== undefined) return syntax.children(named)[1];
    const placed = parts[position];
    return placed === undefined || /splat|^keyword/.test(syntax.kind(placed)) ? undefined : placed;
  }

  /** The same text for two expressions that name the same file; undefined where that cannot be told. */
  function keyOf(node: number, depth = 0): string | undefined {
    if (depth > MAX_DEPTH) return undefined;
    if (keys.has(node)) return keys.get(node);
    // What is named by itself has no name.
    keys.set(node, undefined);
    const key = readKey(node, depth);
    const short = key !== undefined && key.length <= MAX_LENGTH ? key : undefined;
    keys.set(node, short);
    return short;
  }

  function readKey(node: number, depth: number): string | undefined {
    const constant = constants.valueOf(node)?.value;
    if (typeof constant === 'string') return `"${constant.replace(/^\.\//, '')}"`;
    const parts = syntax.children(node);
    const [first, second] = parts;
    const all = (nodes: readonly number[]): string | undefined => {
      if (nodes.length > MAX_PARTS) return undefined;
      const inner = nodes.map((part) => keyOf(part, depth + 1));
      return inner.includes(undefined) ? undefined : inner.join(',');
    };
    switch (syntax.kind(node)) {
      case 'call': {
        const path = opened(node);
        if (path !== undefined) return keyOf(path, depth + 1);
        const name = first === undefined ? undefined : resolver.qualifiedName(first);
        if (name === undefined || second === undefined || !CARRIERS.has(name)) return undefined;
        const inner = all(syntax.children(second));
        return inner === undefined
          ? undefined
          : /^(?:str|os\.fspath|pathlib\.Path)$/.test(name)
            ? inner
            : `${name}(${inner})`;
      }
      case 'identifier': {
        const bindings = resolver.meaning(node)?.bindings ?? [];
        const [only] = bindings;
        if (only === undefined) return undefined;
        const isMade = bindings.length === 1 && (only.kind === 'value' || only.kind === 'context');
        const made = isMade && only.value !== undefined ? keyOf(only.value, depth + 1) : undefined;
        return made ?? `${syntax.slice(node)}#${bindings.map((binding) => idOf(binding)).join('.')}`;
      }
      case 'attribute': {
        if (first === undefined || second === undefined) return undefined;
        const value = resolver.attributeValue(node);
        const { self } = scopes.scopeOf(node);
        if (self?.name === syntax.slice(first))
          return (
            (value === undefined ? undefined : keyOf(value, depth + 1)) ??
            `self${String(idOf(self.owner))}.${syntax.slice(second)}`
          );
        const object = keyOf(first, depth + 1);
        return object === undefined ? undefined : `${object}.${syntax.slice(second)}`;
      }
      case 'binary_operator': {
        const inner = all(parts);
        return inner === undefined ? undefined : `(${inner})${operatorOf(syntax, node)}`;
      }
      case 'string': {
        const inner = all(parts.map((part) => syntax.children(part)[0] ?? part));
        return inner === undefined ? undefined : `${syntax.slice(node)}:${inner}`;
      }
      case 'subscript':
      case 'parenthesized_expression':
        return all(parts);
      default:
        return undefined;
    }
  }

  function readWritten(): ReadonlyMap<string, readonly Written[]> {
    const found = new Map<string, Written[]>();
    const note = (file: number | undefined, entry: Written): void => {
      const key = file === undefined ? undefined : keyOf(file);
      if (key !== undefined) found.set(key, [...(found.get(key) ?? []), entry]);
    };
    const noteWriter = (call: number, { file: [keyword, position], isDownload }: Writer): void => {
      const list = syntax.children(call)[1];
      const file = list === undefined ? undefined : argumentOf(list, keyword, position);
      note(file, { call, kind: isDownload === true ? 'network' : 'own-file', data: undefined });
    };
    for (const method of new Set([...WRITERS.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)))) {
      for (const call of model.callNodesNamed(method)) {
        const [callee] = syntax.children(call);
        const writer = callee === undefined ? undefined : WRITERS.get(resolver.qualifiedName(callee) ?? '');
        if (writer !== undefined) noteWriter(call, writer);
      }
    }
    for (const [method, writer] of WRITING_METHODS)
      for (const call of model.callNodesNamed(method)) noteWriter(call, writer);
    for (const method of RAW_WRITES) {
      for (const call of model.callNodesNamed(method)) {
        const [callee, list] = syntax.children(call);
        const object =
          callee !== undefined && syntax.kind(callee) === 'attribute' ? syntax.children(callee)[0] : undefined;
        if (list !== undefined && object !== undefined)
          note(object, { call, kind: 'data', data: argumentOf(list, 'data', 0) });
      }
    }
    return found;
  }

  return {
    opened,
    writtenTo(node) {
      written ??= readWritten();
      const key = written.size === 0 ? undefined : keyOf(node);
      return (key === undefined ? undefined : written.get(key)) ?? [];
    },
  };
}
