import type { PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';
import { bindingBefore, bindingsOf, functionAt } from './bindings';
import { isDisguised, mentionsIn } from './mentions';
import { personalName } from './names';

/** The columns that a table of pandas, Polars or Spark is known to have at a place; names that are about nobody are left out. */
export type Columns = ReadonlySet<string>;

const NONE: Columns = new Set();
const DEEPEST = 8;
const READERS =
  /^(?:read_(?:csv|parquet|excel|json|table|feather|orc|fwf|sql|sql_query|sql_table|gbq|database|ndjson|pickle|clipboard|html|xml|hdf|sas|stata|spss|delta|ipc|avro)|scan_\w+|csv|parquet|json|sql|load)$/;
const MAKERS =
  /^(?:DataFrame|LazyFrame|createDataFrame|from_dict|from_dicts|from_records|from_pandas|from_list|json_normalize)$/;
/** Methods that leave the columns of what they are called on. */
const KEEPING =
  /^(?:copy|head|tail|sample|fillna|dropna|drop_duplicates|reset_index|set_index|sort_values|sort_index|sort|query|where|limit|astype|convert_dtypes|infer_objects|replace|cache|persist|collect|lazy|to_pandas|toPandas|compute|repartition|coalesce|iloc|loc|pipe|apply|append|merge|join|concat|filter|explode|orderBy|dropna|unique|distinct|round|clip|shuffle|clone|slice|nlargest|nsmallest|shift|rename_axis|mask|transform|train_test_split|with_row_index|to_frame|to_numpy|values|to_dict|to_json|to_string|to_records|itertuples|iterrows|to_csv|to_markdown|to_html|explode|write|mode|format|option|options)$/;
const DROPPING = /^(?:drop|drop_columns|dropColumns)$/;
const CHOOSING = /^(?:select|reindex|get)$/;

/** What a file with tables says somewhere. */
const FRAMES = /DataFrame|pandas|polars|spark|dask|modin|cudf|\b(?:read|scan)_\w+\(/i;
const holdFrames = new WeakMap<PythonDocument, boolean>();

function holdsFrames(document: PythonDocument): boolean {
  const known = holdFrames.get(document) ?? FRAMES.test(document.text);
  holdFrames.set(document, known);
  return known;
}

/** The columns of an expression, at the place where it stands. */
export function columnsOf(document: PythonDocument, expression: PythonExpression, depth = 0): Columns {
  if (depth > DEEPEST || !holdsFrames(document)) return NONE;
  if (expression.kind === 'name' || expression.kind === 'attribute') {
    const named = columnsNamed(document, expression.text, expression.range.start, depth);
    const behind = /\.(?:write|values|loc|iloc|str|T)$/.test(expression.text) ? expression.receiver : undefined;
    return named.size === 0 && behind !== undefined ? columnsOf(document, behind, depth + 1) : named;
  }
  if (expression.kind === 'subscript') return columnsOfIndex(document, expression, depth);
  const call = expression.kind === 'call' ? expression.originCall() : undefined;
  return call === undefined ? NONE : columnsOfCall(document, call, depth);
}

function columnsOfIndex(document: PythonDocument, expression: PythonExpression, depth: number): Columns {
  const { subscript, text, range } = expression;
  if (subscript === undefined) {
    const base = /^([A-Za-z_][\w.]*?)(?:\.i?loc)?\s*\[/.exec(text)?.[1];
    return base === undefined ? NONE : columnsNamed(document, base, range.start, depth + 1);
  }
  const chosen = textsOf(subscript.key);
  if (chosen !== undefined) return personalOf(chosen);
  const isMask = !['list', 'name', 'attribute'].includes(subscript.key.kind);
  return isMask ? columnsOf(document, subscript.object, depth + 1) : NONE;
}

function columnsOfCall(document: PythonDocument, call: PythonCall, depth: number): Columns {
  const { method, receiver, name } = call;
  if (isDisguised(method)) return NONE;
  if (MAKERS.test(method)) return madeColumns(document, call, depth);
  if (
    READERS.test(method) &&
    (receiver === undefined || name !== undefined || /\bread\b|spark|pd|pl|dd/.test(receiver.text))
  ) {
    return readColumns(call);
  }
  if (receiver === undefined || /^(?:pd|pandas|pl|polars|dd)$/.test(receiver.text)) {
    const first = call.arguments[0]?.value;
    return KEEPING.test(method) && first !== undefined
      ? union([first, ...first.elements()].map((part) => columnsOf(document, part, depth + 1)))
      : NONE;
  }
  return columnsAfter(document, call, receiver, depth);
}

function columnsAfter(document: PythonDocument, call: PythonCall, receiver: PythonExpression, depth: number): Columns {
  const { method } = call;
  const before = (): Columns => columnsOf(document, receiver, depth + 1);
  if (DROPPING.test(method)) return without(before(), droppedBy(call));
  if (method === 'filter' && call.argument('items') !== undefined)
    return personalOf(textsOf(call.argument('items')?.value) ?? []);
  if (CHOOSING.test(method)) return chosenBy(call) ?? NONE;
  if (method === 'rename') return renamed(before(), call.argument('columns', 0)?.value);
  if (method === 'withColumnRenamed') {
    const [from, to] = call.arguments.map(({ value }) => value.stringValue()?.value);
    const left = [...before()].filter((column) => column !== from);
    return personalOf(to === undefined ? left : [...left, to]);
  }
  if (/^(?:assign|with_columns|withColumn)$/.test(method)) return assigned(before(), call);
  if (method === 'merge' || method === 'join') {
    const other = call.arguments[0]?.value;
    return union([before(), other === undefined ? NONE : columnsOf(document, other, depth + 1)]);
  }
  if (
    /^(?:map|apply|transform|pipe|applymap)$/.test(method) &&
    call.arguments.some(({ value }) => isDisguised(value.text))
  )
    return NONE;
  return KEEPING.test(method) ? before() : NONE;
}

/** `usecols`, `columns`, `names` of a reader, and the columns that a query in SQL asks for. */
function readColumns(call: PythonCall): Columns {
  const lists = ['usecols', 'columns', 'names', 'with_columns', 'dtype', 'dtypes'].flatMap(
    (keyword) => textsOf(call.argument(keyword)?.value) ?? [],
  );
  const query = /sql|gbq|database/.test(call.method) ? call.arguments[0]?.value.stringValue()?.value : undefined;
  return personalOf([...lists, ...(query === undefined ? [] : columnsOfQuery(query))]);
}

export function columnsOfQuery(query: string): readonly string[] {
  const list = /^\s*select\s+(?:distinct\s+)?([\s\S]{1,2000}?)\sfrom\s/i.exec(query.slice(0, 4000))?.[1] ?? '';
  return list.split(',').flatMap((item) => {
    // What a function makes of a column is no longer that column.
    const match = /^\s*(?:\w+\.)?["`]?(\w+)["`]?(?:\s+as\s+["`]?(\w+)["`]?)?\s*$/i.exec(item);
    return match === null ? [] : [match[2] ?? match[1] ?? ''];
  });
}

function madeColumns(document: PythonDocument, call: PythonCall, depth: number): Columns {
  const data = call.argument('data', 0)?.value;
  const columns = textsOf(call.argument('columns', 1)?.value ?? call.argument('schema')?.value);
  if (columns !== undefined) return personalOf(columns);
  if (data === undefined) return NONE;
  const source = data.kind === 'name' ? (bindingBefore(document, data.text, data.range.start)?.value ?? data) : data;
  // People with addresses that are kept for examples are made up.
  if (/@example\.|\bfake\b|faker/i.test(source.text.slice(0, 20_000))) return NONE;
  const keys = [...source.text.slice(0, 4000).matchAll(/(?<=[{,]\s*)["']([^"'\n]{1,60})["']\s*:/g)].map(
    ([, key = '']) => key,
  );
  return keys.length > 0 ? personalOf(keys) : columnsOf(document, data, depth + 1);
}

/** Undefined: which ones is not known, so none can be said to be left. */
function droppedBy(call: PythonCall): readonly string[] | undefined {
  const keyword = call.argument('columns') ?? call.argument('labels');
  if (keyword !== undefined) return textsOf(keyword.value);
  const lists = call.arguments.filter(({ name }) => name === undefined).map(({ value }) => textsOf(value));
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

function chosenBy(call: PythonCall): Columns | undefined {
  const texts = call.arguments.flatMap(
    ({ value }) => textsOf(value) ?? mentionsIn(value.text).flatMap(({ form, name }) => (form === 'key' ? [name] : [])),
  );
  return texts.length === 0 ? undefined : personalOf(texts);
}

function renamed(before: Columns, names: PythonExpression | undefined): Columns {
  const value = names?.value()?.value;
  if (!(value instanceof Map)) return before;
  const map = value as ReadonlyMap<string, unknown>;
  const left = [...before].filter((column) => !map.has(column));
  return personalOf([...left, ...[...map.values()].filter((name) => typeof name === 'string')]);
}

function assigned(before: Columns, call: PythonCall): Columns {
  const columns = new Set(before);
  const pairs = call.arguments.flatMap(({ name, value }) => (name === undefined ? [] : [{ name, text: value.text }]));
  const [column, value] = call.arguments;
  const key = call.method === 'withColumn' ? column?.value.stringValue()?.value : undefined;
  if (key !== undefined && value !== undefined) pairs.push({ name: key, text: value.value.text });
  for (const { name, text } of pairs) {
    if (isPlain(text)) columns.add(name);
    else columns.delete(name);
  }
  // `with_columns(pl.col("email").map_elements(mask))` names the column in the expression itself.
  for (const argument of call.arguments) {
    if (argument.name !== undefined || isPlain(argument.value.text)) continue;
    for (const [, name = ''] of argument.value.text.matchAll(/["']([^"']{1,60})["']/g)) columns.delete(name);
  }
  return personalOf([...columns]);
}

/** Whether a value may still be about somebody: not disguised, not a constant that is put in its place. */
function isPlain(text: string): boolean {
  return (
    !isDisguised(text) &&
    !/^["'][^"']*["']$|^None$|^(?:np|numpy)\.nan$|fake\b|faker|\brandom\b|\blit\(/i.test(text.trim())
  );
}

/** The columns of the table that a name holds: what its assignment gives, what is looked up in it, less what is taken away. */
export function columnsNamed(document: PythonDocument, name: string, offset: number, depth: number): Columns {
  if (depth > DEEPEST) return NONE;
  const around = functionAt(document, offset);
  const binding = bindingBefore(document, name, offset);
  const isOwn = binding !== undefined && binding.start >= (around?.range.start ?? 0);
  const from = isOwn ? binding.start : (around?.range.start ?? 0);
  const next = bindingsOf(document, name).find(({ start }) => start > offset)?.start ?? document.text.length;
  const to = Math.min(next, around?.range.end ?? document.text.length);
  const columns = new Set<string>();
  if (binding?.value !== undefined && binding.range.start !== offset) {
    for (const column of columnsOf(document, binding.value, depth + 1)) columns.add(column);
    if (isDisguised(binding.value.text.slice(0, 200))) return NONE;
  }
  for (const { column, at } of lookUps(document, name)) if (at > from && at < to) columns.add(column);
  if (columns.size === 0) return NONE;
  const gone = takenAway(document, name, from, offset);
  return gone === undefined ? NONE : without(columns, gone);
}

interface LookUp {
  readonly column: string;
  readonly at: number;
}

/** Code units of a name of a column, with its quotes. */
const MAX_LOOK_UP = 70;
const LOOK_UPS = new WeakMap<PythonDocument, ReadonlyMap<string, readonly LookUp[]>>();

/** `df["email"]`, `df[["name", "email"]]`, `df.loc[:, "email"]` anywhere in the file. */
function lookUps(document: PythonDocument, name: string): readonly LookUp[] {
  let known = LOOK_UPS.get(document);
  if (known === undefined) {
    const found = new Map<string, LookUp[]>();
    for (const literal of document.strings) {
      const { range } = literal;
      const isShort = range.end - range.start <= MAX_LOOK_UP;
      if (!isShort || !/[[,]\s*$/.test(document.text.slice(Math.max(0, range.start - 20), range.start))) continue;
      const { value } = literal;
      if (value === undefined || personalName(value) === undefined) continue;
      const before = document.text.slice(Math.max(0, range.start - 200), range.start);
      const owner = /([A-Za-z_][\w.]*?)(?:\.loc)?\s*\[(?:[^[\]"'\n]{0,40},\s*)?(?:\s*\[[^[\]]*)?$/.exec(before)?.[1];
      if (owner === undefined) continue;
      const list = found.get(owner) ?? [];
      list.push({ column: value, at: range.start });
      found.set(owner, list);
    }
    known = found;
    LOOK_UPS.set(document, known);
  }
  return known.get(name) ?? [];
}

/** The columns that are dropped in place or put something else into; undefined where that may be any. */
function takenAway(document: PythonDocument, name: string, from: number, to: number): readonly string[] | undefined {
  const gone: string[] = [];
  for (const call of document.callsNamed('drop', 'pop')) {
    if (call.range.start < from || call.range.end > to || call.receiver?.text !== name) continue;
    if (call.method === 'drop' && call.argument('inplace')?.value.value()?.value !== true) continue;
    const dropped = droppedBy(call);
    if (dropped === undefined) return undefined;
    gone.push(...dropped);
  }
  const text = document.text.slice(from, to);
  const escaped = name.replace(/\./g, '\\.');
  for (const [, column = ''] of text.matchAll(new RegExp(`\\bdel\\s+${escaped}\\[["']([^"']{1,60})["']\\]`, 'g')))
    gone.push(column);
  const write = new RegExp(
    `(?<![\\w.])${escaped}(?:\\.loc\\[:,\\s*|\\[)([^\\]=\\n]{1,200}?)\\]{1,2}\\s*=(?!=)([^\\n]{0,400})`,
    'g',
  );
  for (const [, key = '', value = ''] of text.matchAll(write)) {
    if (isPlain(value)) continue;
    const columns = [...key.matchAll(/["']([^"']{1,60})["']/g)].map(([, column = '']) => column);
    if (columns.length === 0) return undefined;
    gone.push(...columns);
  }
  return gone;
}

function textsOf(expression: PythonExpression | undefined): readonly string[] | undefined {
  const value = expression?.value()?.value;
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((item): item is string => typeof item === 'string');
  if (value instanceof Map) return [...(value as ReadonlyMap<string, unknown>).keys()];
  const parts = expression?.elements() ?? [];
  if (parts.length === 0) return undefined;
  return parts.flatMap((part) => part.stringValue()?.value ?? []);
}

function personalOf(names: readonly string[]): Columns {
  return new Set(names.filter((name) => personalName(name) !== undefined));
}

function union(parts: readonly Columns[]): Columns {
  return new Set(parts.flatMap((part) => [...part]));
}

function without(columns: Columns, gone: readonly string[] | undefined): Columns {
  return gone === undefined ? NONE : new Set([...columns].filter((column) => !gone.includes(column)));
}
