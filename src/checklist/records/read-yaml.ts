import { closest } from '../../core/closest';
import { createLineIndex } from '../../core/line-index';
import type { Range } from '../../core/range';
import type { DataMap, DataNode } from '../../lang/data-node';
import { parseYaml } from '../../lang/yaml/document';

/** A mistake in a file below `.watertight`. The rest of the file holds. */
export interface RecordProblem {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** Reads one file strictly: what is not known is a mistake on its line. */
export interface RecordReader {
  readonly root: DataNode | undefined;
  readonly problems: RecordProblem[];
  complain(at: Range, text: string): void;
  /** Whether all keys of a mapping are known; complains of those that are not. */
  checkKeys(map: DataMap, keys: readonly string[]): void;
  /** A text; complains where it is something else, or where it is missing and needed. */
  text(map: DataMap, key: string, isNeeded?: boolean): string | undefined;
  texts(map: DataMap, key: string, known?: readonly string[]): readonly string[] | undefined;
  choice<T extends string>(map: DataMap, key: string, choices: readonly T[], isNeeded?: boolean): T | undefined;
  /** `YYYY-MM-DD`. */
  day(map: DataMap, key: string, isNeeded?: boolean): string | undefined;
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Opens the text of a record. Never throws. */
export function openRecord(text: string, path: string): RecordReader {
  const document = parseYaml(text, path);
  const lines = createLineIndex(text);
  const problems: RecordProblem[] = [];
  const complain = (at: Range, message: string): void => {
    problems.push({ line: lines.positionAt(at.start).line + 1, text: message });
  };
  for (const { range, message } of document.problems) complain(range, `This is not valid YAML: ${message}`);
  const [found] = document.roots;
  const root = found?.kind === 'scalar' && found.value === null ? undefined : found;

  function scalar(map: DataMap, key: string, isNeeded: boolean): unknown {
    const node = map.get(key);
    if (node === undefined && isNeeded) complain(map.range, `"${key}" is missing.`);
    return node?.kind === 'scalar' ? node.value : node;
  }

  function text_(map: DataMap, key: string, isNeeded = false): string | undefined {
    const value = scalar(map, key, isNeeded);
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
    complain(map.get(key)?.range ?? map.range, `"${key}" must be a text.`);
    return undefined;
  }

  return {
    root,
    problems,
    complain,
    checkKeys(map, keys) {
      for (const { key, keyRange } of map.entries) {
        if (keys.includes(key)) continue;
        const suggestion = closest(key, keys);
        const hint = suggestion === undefined ? `There are: ${keys.join(', ')}.` : `Did you mean "${suggestion}"?`;
        complain(keyRange, `There is no key called "${key}". ${hint}`);
      }
    },
    text: text_,
    texts(map, key, known) {
      const node = map.get(key);
      if (node === undefined) return undefined;
      if (node.kind !== 'sequence') {
        complain(node.range, `"${key}" must be a list of texts.`);
        return undefined;
      }
      return node.items.flatMap((item) => {
        if (item.kind !== 'scalar' || typeof item.value !== 'string') {
          complain(item.range, `"${key}" must hold texts only.`);
          return [];
        }
        if (known !== undefined && !known.includes(item.value)) {
          const suggestion = closest(item.value, known);
          const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
          complain(item.range, `"${item.value}" is not known here.${hint}`);
          return [];
        }
        return [item.value];
      });
    },
    choice(map, key, choices, isNeeded = false) {
      const value = scalar(map, key, isNeeded);
      if (value === undefined) return undefined;
      const chosen = choices.find((choice) => choice === value);
      if (chosen === undefined) {
        complain(map.get(key)?.range ?? map.range, `"${key}" must be one of: ${choices.join(', ')}.`);
      }
      return chosen;
    },
    day(map, key, isNeeded = false) {
      const value = text_(map, key, isNeeded);
      if (value === undefined || DAY.test(value)) return value;
      complain(map.get(key)?.range ?? map.range, `"${key}" must be a day such as 2027-01-31.`);
      return undefined;
    },
  };
}

/** A text as a value of a YAML mapping: in quotes where it could be taken for something else. */
export function quote(text: string): string {
  const isPlain =
    /^[A-Za-z][\w ./@-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text) && text.trim() === text;
  return isPlain ? text : JSON.stringify(text);
}
