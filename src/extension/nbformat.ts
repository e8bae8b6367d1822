import type { NotebookCellOutput, NotebookCellOutputItem } from 'vscode';
import { MAX_OUTPUT_LENGTH } from '../protocol/outputs';

const STDOUT = 'application/vnd.code.notebook.stdout';
const STDERR = 'application/vnd.code.notebook.stderr';
const ERROR = 'application/vnd.code.notebook.error';

/** An output of the editor as nbformat has it on disk, its texts only. */
export function toNbformat(output: NotebookCellOutput): unknown {
  const { items } = output;
  const streams = items.filter(({ mime }) => mime === STDOUT || mime === STDERR);
  if (streams.length > 0) {
    const name = streams.some(({ mime }) => mime === STDERR) ? 'stderr' : 'stdout';
    return { output_type: 'stream', name, text: cut(streams.map(textOf).join('')) };
  }
  const error = items.find(({ mime }) => mime === ERROR);
  if (error !== undefined) return readError(textOf(error));
  const data = items.flatMap((item) => {
    const value = readData(item);
    return value === undefined ? [] : [[item.mime, value] as const];
  });
  return { output_type: 'display_data', data: Object.fromEntries(data), metadata: {} };
}

function readData(item: NotebookCellOutputItem): unknown {
  const { mime } = item;
  if (mime.startsWith('text/')) return cut(textOf(item));
  if (mime !== 'application/json' && !mime.endsWith('+json')) return undefined;
  return item.data.length > MAX_OUTPUT_LENGTH ? undefined : parseJson(textOf(item));
}

/** VS Code keeps an error as `{ name, message, stack }`. */
function readError(json: string): unknown {
  const error = parseJson(json);
  const { name, message, stack } = (typeof error === 'object' ? error : {}) as Readonly<Record<string, unknown>>;
  const asText = (value: unknown): string => (typeof value === 'string' ? cut(value) : '');
  return {
    output_type: 'error',
    ename: asText(name),
    evalue: asText(message),
    traceback: asText(stack).split('\n'),
  };
}

function textOf(item: NotebookCellOutputItem): string {
  return new TextDecoder().decode(item.data);
}

function cut(text: string): string {
  return text.length > MAX_OUTPUT_LENGTH ? text.slice(0, MAX_OUTPUT_LENGTH) : text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
