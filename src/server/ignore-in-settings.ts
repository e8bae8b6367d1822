import type { Edit } from '../core/fix';

/**
 * The change of a `.watertight.yaml` that adds an entry to its `ignore`. Undefined where the list is not written as a
 * block, so that adding to it by text would be a guess. An empty text stands for a file that does not exist.
 */
export function addIgnoreEntry(text: string, entry: { readonly id: string; readonly path: string }): Edit | undefined {
  const item = (indent: string): string =>
    `${indent}- id: ${entry.id}\n${indent}  path: ${JSON.stringify(entry.path)}\n${indent}  reason: ''\n`;
  const key = /^ignore:[ \t]*(\[\s*\])?[ \t]*(?:#.*)?$/m.exec(text);
  if (key === null) {
    if (/^(?:ignore|["']ignore["'])\s*:/m.test(text) || /^\s*[{[]/.test(text)) return undefined;
    const separator = text === '' || text.endsWith('\n') ? '' : '\n';
    return { range: { start: text.length, end: text.length }, text: `${separator}ignore:\n${item('  ')}` };
  }
  if (key[1] !== undefined) {
    return { range: { start: key.index, end: key.index + key[0].length }, text: `ignore:\n${item('  ').trimEnd()}` };
  }
  const lineEnd = text.indexOf('\n', key.index + key[0].length);
  if (lineEnd === -1) return { range: { start: text.length, end: text.length }, text: `\n${item('  ')}` };
  const indent = /^(?:[ \t]*(?:#.*)?\r?\n)*([ \t]*)- /.exec(text.slice(lineEnd + 1))?.[1] ?? '  ';
  return { range: { start: lineEnd + 1, end: lineEnd + 1 }, text: item(indent) };
}
