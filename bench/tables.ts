import { cpus } from 'node:os';

/** A table of Markdown: the first column is of words, the others are of figures. */
export function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

export function machine(): string {
  const [first] = cpus();
  return `${String(cpus().length)} × ${first?.model.trim() ?? 'unknown'}`;
}
