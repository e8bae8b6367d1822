import type { Project } from '../project';

/** What only people know. The checklist counts it as not filled in. */
export const UNKNOWN = '[More Information Needed]';

/** A table of Markdown; an empty text where there is no row. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return `${line(head)}${line(head.map(() => '---'))}${rows.map(line).join('')}`;
}

/** Metadata in front of a document, as Hugging Face reads it; keys without a value are left out. */
export function frontMatter(values: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const lines = Object.entries(values).flatMap(([key, value]) => {
    if (value === undefined || value.length === 0) return [];
    return typeof value === 'string' ? [`${key}: ${value}`] : [`${key}:`, ...value.map((item) => `  - ${item}`)];
  });
  return lines.length === 0 ? '' : `---\n${lines.join('\n')}\n---\n\n`;
}

/** A number as people read it: four digits behind the point at the most. */
export function round(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/** What the project is called in documents: as its own folder, where it stands in one. */
export function titleOf({ name, folder }: Pick<Project, 'name' | 'folder'>): string {
  return folder.split('/').at(-2) ?? name;
}
