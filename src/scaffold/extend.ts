import { parseYaml } from '../lang/yaml/document';
import { nodeAt } from '../lang/data-node';

/** Puts lines that a list lacks behind its text, which stays as it is; no comments. */
export function extendLines(lines: readonly string[]): (text: string) => string {
  return (text) => {
    const there = new Set(text.split(/\r?\n/).map((line) => line.trim()));
    const isEntry = (line: string): boolean => line !== '' && !line.startsWith('#');
    const lacking = lines.filter((line) => isEntry(line) && !there.has(line));
    if (lacking.length === 0) return text;
    const end = lineEndOf(text);
    const gap = text === '' || text.endsWith('\n') ? '' : end;
    return `${text}${gap}${lacking.map((line) => line + end).join('')}`;
  };
}

/** An entry of a list or map, without indentation, and what tells that a text has it. */
export interface Entry {
  readonly isThere: RegExp;
  readonly text: string;
}

/**
 * Puts entries that a block sequence or mapping of a YAML file lacks behind its last one, at the indentation that it has.
 * Undefined where the file has no such collection, or it is written in brackets.
 */
export function extendYaml(key: string, entries: readonly Entry[]): (text: string) => string | undefined {
  return (text) => {
    const list = nodeAt(parseYaml(text, 'list.yaml').roots[0], key);
    if (list === undefined || list.kind === 'scalar' || /^[[{]/.test(text.slice(list.range.start))) return undefined;
    const starts =
      list.kind === 'map' ? list.entries.map(({ keyRange }) => keyRange) : list.items.map(({ range }) => range);
    const values =
      list.kind === 'map' ? list.entries.map(({ value }) => value.range) : list.items.map(({ range }) => range);
    const [first, last] = [starts[0], values.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    const lacking = entries.filter(({ isThere }) => !isThere.test(text));
    if (lacking.length === 0) return text;
    const lineStart = text.lastIndexOf('\n', first.start - 1) + 1;
    const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
    const lineEnd = text.indexOf('\n', Math.max(last.start, last.end - 1));
    const at = lineEnd === -1 ? text.length : lineEnd + 1;
    const end = lineEndOf(text);
    const block = lacking.map((entry) => entry.text.replace(/^(?=.)/gm, indent).replaceAll('\n', end)).join('');
    return `${text.slice(0, at)}${at === text.length && !text.endsWith('\n') ? end : ''}${block}${text.slice(at)}`;
  };
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Puts a file into what a GitLab pipeline takes in; undefined where that list is written in another way than one entry a line. */
export function extendIncludes(word: string, item: string): (text: string) => string | undefined {
  return (text) => {
    if (text.includes(word)) return text;
    if (nodeAt(parseYaml(text, '.gitlab-ci.yml').roots[0], 'include') !== undefined) {
      return extendYaml('include', [{ isThere: wordPattern(word), text: item }])(text);
    }
    const end = lineEndOf(text);
    const gap = text === '' ? '' : `${text.endsWith('\n') ? '' : end}${end}`;
    return `${text}${gap}include:${end}  ${item.replace('\n', end)}`;
  };
}

/** Matches a text word for word. */
export function wordPattern(word: string): RegExp {
  return new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
}
