/** Ways in which tools write a notebook. */
export interface Layout {
  readonly indent: number | string;
  /** Whether texts are arrays of lines. */
  readonly isSplit: boolean;
  /** Python's `ensure_ascii`. */
  readonly isAscii: boolean;
  readonly lineEnd: '\n' | '\r\n';
}

export interface WrittenCell {
  readonly cell_type: string;
  readonly source?: string;
  readonly [key: string]: unknown;
}

/** A notebook file of nbformat 4. */
export function writeNotebook(
  cells: readonly WrittenCell[],
  layout: Partial<Layout> = {},
  metadata: unknown = { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
): string {
  const { indent = 1, isSplit = true, isAscii = false, lineEnd = '\n' } = layout;
  const written = cells.map(({ source, ...cell }) => ({
    ...(cell.cell_type === 'code' ? { execution_count: null, outputs: [] } : {}),
    metadata: {},
    ...cell,
    ...(source === undefined ? {} : { source: isSplit ? source.split(/(?<=\n)/) : source }),
  }));
  const json = JSON.stringify({ cells: written, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, indent);
  const laidOut = json.replaceAll('\n', lineEnd);
  if (!isAscii) return laidOut;
  return laidOut.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function code(source: string, more: Readonly<Record<string, unknown>> = {}): WrittenCell {
  return { cell_type: 'code', source, ...more };
}
