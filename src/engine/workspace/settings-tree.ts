import { createLineIndex } from '../../core/line-index';
import type { Range } from '../../core/range';
import type { DataNode, DataScalar } from '../../lang/data-node';
import { parseJson } from '../../lang/json/document';
import type { ConstantValue, ForeignPlace, ForeignSettings, SettingsSource } from '../../lang/python/types';
import { parseToml } from '../../lang/toml/document';
import { parseYaml } from '../../lang/yaml/document';

type Reader = SettingsSource['reader'];

const MAX_DEPTH = 6;
const MAX_ITEMS = 20;
const MAX_ENTRIES = 500;
/** A tag makes of a scalar what only its reader knows. */
const TAG = /(?:^|[\s:,[{-])![\w!<]/m;
/** What PyYAML takes a plain scalar for, as far as that is told here: YAML 1.1 has numbers, dates and times of its own. */
const YAML_TEXT = /^(?:[A-Za-z/_][^\n]*|\d+(?:\.\d+){2,3})$/;
const YAML_TRUE = /^(?:yes|on|true)$/i;
const YAML_FALSE = /^(?:no|off|false)$/i;
const YAML_WORD = /^(?:[a-z]+|[A-Z][a-z]*|[A-Z]+)$/;
const INTEGER = /^-?(?:0|[1-9]\d{0,14})$/;
const DECIMAL = /^-?\d+\.\d+$/;

/** Reads the text of a settings file; undefined where it is broken or holds something else than one mapping. */
export function readSettingsTree(text: string, file: string, reader: Reader): ForeignSettings | undefined {
  const root = parseRoot(text, file, reader);
  if (root?.kind !== 'map') return undefined;
  const lines = createLineIndex(text);
  const placeOf = (range: Range): ForeignPlace => ({
    file,
    range,
    start: lines.positionAt(range.start),
    end: lines.positionAt(range.end),
  });

  function read(node: DataNode, depth: number): ForeignSettings {
    const place = placeOf(node.range);
    if (node.kind === 'scalar') {
      const value = scalarValue(node, text, reader);
      return value === undefined ? { place } : { value, place };
    }
    if (depth >= MAX_DEPTH) return { place };
    if (node.kind === 'map') {
      if (node.entries.length > MAX_ENTRIES) return { place };
      return { entries: new Map(node.entries.map(({ key, value }) => [key, read(value, depth + 1)])), place };
    }
    const items = node.items.length > MAX_ITEMS ? [undefined] : node.items.map((item) => listItem(item, text, reader));
    return items.every((item) => item !== undefined) ? { value: items, place } : { place };
  }

  return read(root, 0);
}

function parseRoot(text: string, file: string, reader: Reader): DataNode | undefined {
  if (reader === 'json' || reader === 'toml') {
    const { root, problems } = reader === 'json' ? parseJson(text) : parseToml(text);
    return problems.length === 0 ? root : undefined;
  }
  if (TAG.test(text)) return undefined;
  const { roots, problems } = parseYaml(text, file);
  return problems.length === 0 && roots.length === 1 ? roots[0] : undefined;
}

/** Mappings in lists are known as far as they are flat: `defaults:` of Hydra has such. */
function listItem(node: DataNode, text: string, reader: Reader): ConstantValue | undefined {
  if (node.kind === 'scalar') return scalarValue(node, text, reader);
  if (node.kind !== 'map' || node.entries.length > MAX_ITEMS) return undefined;
  const entries = node.entries.map(({ key, value }) => {
    const found = value.kind === 'scalar' ? scalarValue(value, text, reader) : undefined;
    return found === undefined ? undefined : ([key, found] as const);
  });
  return entries.every((entry) => entry !== undefined) ? new Map(entries) : undefined;
}

/** Undefined where the readers of Python may take it for something else. */
function scalarValue(node: DataScalar, text: string, reader: Reader): ConstantValue | undefined {
  const { value, style, range } = node;
  const written = text.slice(range.start, range.end);
  if (typeof value === 'number') return numberValue(written, value);
  if (reader === 'json') return value;
  if (reader === 'toml') return style === 'plain' && typeof value === 'string' ? undefined : value;
  const isYaml = reader === 'yaml';
  // OmegaConf puts something else in place of `${…}`, and has no value for `???`.
  if (!isYaml && typeof value === 'string' && (value.includes('${') || value === '???')) return undefined;
  if (style !== 'plain') return value;
  if (typeof value !== 'string') return value;
  if (YAML_WORD.test(written) && YAML_TRUE.test(written)) return true;
  if (YAML_WORD.test(written) && YAML_FALSE.test(written)) return false;
  return YAML_TEXT.test(written) && written === value ? value : undefined;
}

/** A whole number that is written with a point is another one to Python. */
function numberValue(written: string, value: number): number | undefined {
  if (INTEGER.test(written)) return value;
  return DECIMAL.test(written) && !Number.isInteger(value) ? value : undefined;
}
