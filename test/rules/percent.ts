/** Notebooks as plain Python files, so that fixtures of them can be read and carry markers: `# %%` starts a cell. */

interface PercentCell {
  readonly header: string;
  readonly kind: 'code' | 'markdown';
  readonly lines: readonly string[];
  /** The line of the first content line in the percent file, 0-based. */
  readonly start: number;
}

const HEADER = /^# %%(?:\s*\[(markdown|md)\])?\s*$/;

function splitCells(text: string): readonly PercentCell[] {
  const cells: PercentCell[] = [];
  let current: { header: string; kind: 'code' | 'markdown'; lines: string[]; start: number } | undefined;
  text
    .replace(/\n$/, '')
    .split('\n')
    .forEach((line, index) => {
      const match = HEADER.exec(line);
      if (match) {
        current = { header: line, kind: match[1] === undefined ? 'code' : 'markdown', lines: [], start: index + 1 };
        cells.push(current);
      } else if (current) current.lines.push(line);
      else throw new Error('A .nb.py file starts with a line `# %%`.');
    });
  return cells.map((cell) => ({ ...cell, lines: withoutEmptyEnd(cell.lines) }));
}

function withoutEmptyEnd(lines: readonly string[]): readonly string[] {
  const kept = [...lines];
  while (kept.at(-1) === '') kept.pop();
  return kept;
}

function sourceOf(cell: PercentCell): string {
  return (cell.kind === 'markdown' ? cell.lines.map((line) => line.replace(/^# ?/, '')) : cell.lines).join('\n');
}

/** The notebook that a percent file describes, as Jupyter writes it. */
export function toNotebook(text: string): string {
  const cells = splitCells(text).map((cell, index) => ({
    ...(cell.kind === 'code' ? { cell_type: 'code', execution_count: null } : { cell_type: 'markdown' }),
    id: `cell-${String(index)}`,
    metadata: {},
    ...(cell.kind === 'code' ? { outputs: [] } : {}),
    source: sourceOf(cell).split(/(?<=\n)/),
  }));
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, 1)}\n`;
}

/** The percent file of a notebook that was made by `toNotebook`. */
export function fromNotebook(notebook: string): string {
  const { cells } = JSON.parse(notebook) as {
    readonly cells: readonly { readonly cell_type: string; readonly source: string | readonly string[] }[];
  };
  const blocks = cells.map(({ cell_type, source }) => {
    const text = typeof source === 'string' ? source : source.join('');
    if (cell_type !== 'markdown') return `# %%\n${text}\n`;
    return `# %% [markdown]\n${text.replace(/^/gm, '# ').replace(/ $/gm, '')}\n`;
  });
  return blocks.join('\n');
}

/** The 0-based line of the percent file for a line of a cell. */
export function percentLine(text: string, cell: number, line: number): number {
  return (splitCells(text)[cell]?.start ?? 0) + line;
}
