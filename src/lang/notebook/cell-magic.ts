import { normalizeLanguage } from './kernel';

/** The magic that a whole cell is handed to: `%%bash`, `%%writefile`, in Databricks `%sh`. Offsets count in the cell's text. */
export interface CellMagic {
  /** Without `%`. */
  readonly name: string;
  /** The rest of the magic's line. */
  readonly argument: string;
  readonly argumentStart: number;
  /** Where the magic's percent signs stand. */
  readonly start: number;
  /** The end of the magic's line, its line end not included. */
  readonly lineEnd: number;
  /** Where the next line starts; the end of the text where there is none. */
  readonly bodyStart: number;
  /** Where what the magic is given starts: the line below, or for Databricks' form right behind the name. */
  readonly contentStart: number;
}

/** Magics whose cell stays Python of the same program. */
const PYTHON_BODY = new Set([
  ...['capture', 'time', 'timeit', 'prun', 'mprun', 'lprun', 'memit', 'mprof', 'debug', 'pdb', 'ipytest', 'run_pytest'],
  ...['python', 'python2', 'python3', 'pypy', 'pyspark', 'local', 'heat', 'snakeviz', 'pyinstrument', 'scalene'],
  ...['wandb', 'notify', 'px', 'autopx', 'ray', 'dask', 'nbgrader', 'skip_if', 'memory', 'itime', 'prettify', 'hide'],
]);

const LANGUAGES: Readonly<Record<string, string>> = {
  '!': 'shell',
  sx: 'shell',
  system: 'shell',
  bash: 'shell',
  sh: 'shell',
  zsh: 'shell',
  shell: 'shell',
  js: 'javascript',
  htm: 'html',
  bigquery: 'sql',
  bq: 'sql',
  sparksql: 'sql',
  md: 'markdown',
  cmd: 'bat',
  pwsh: 'powershell',
  spark: 'scala',
  configure: 'json',
};

/** Databricks hands a whole cell to a magic with one percent sign. Elsewhere some of these are line magics. */
const DATABRICKS = /^%(md|md-sandbox|scala|sh|fs)(?=[ \t\r\n]|$)|^%(sql|r|R|python)(?=[ \t]*\r?(?:\n|$))/;

/** The magic that a cell's text is handed to. Blank lines and comments may stand above it. */
export function readCellMagic(text: string): CellMagic | undefined {
  const start = skipCommentLines(text);
  const line = text.slice(start, endOfLine(text, start));
  const double = /^%%([\w!][\w.-]*)/.exec(line);
  const single = double ? null : DATABRICKS.exec(text.slice(start, endOfLine(text, start) + 1));
  const name = double?.[1] ?? single?.[1] ?? single?.[2];
  if (name === undefined) return undefined;
  const nameEnd = start + (double ? 2 : 1) + name.length;
  const lineEnd = endOfLine(text, start);
  const written = text.slice(nameEnd, lineEnd);
  const argument = written.trim();
  const argumentStart = nameEnd + (written.length - written.trimStart().length);
  const bodyStart = startOfNextLine(text, lineEnd);
  return { name, argument, argumentStart, start, lineEnd, bodyStart, contentStart: double ? bodyStart : nameEnd };
}

/** The language of what a cell magic is given; `python` where it runs in the notebook's own program. */
export function cellMagicLanguage({ name, argument }: CellMagic): string {
  if (PYTHON_BODY.has(name)) return 'python';
  if (name === 'script') return normalizeLanguage(baseName(firstOperand(argument) ?? 'script'));
  const lower = name.toLowerCase();
  return Object.hasOwn(LANGUAGES, lower) ? (LANGUAGES[lower] ?? lower) : normalizeLanguage(lower);
}

/** The path that `%%writefile` or `%%file` writes; undefined for other magics. */
export function writtenPath({ name, argument }: CellMagic): string | undefined {
  if (name !== 'writefile' && name !== 'file' && name !== 'writetemplate') return undefined;
  const quoted = /(?:^|\s)(["'])([^"']+)\1\s*$/.exec(argument)?.[2];
  const path = quoted ?? firstOperand(argument);
  return path?.replace(/^\.\//, '');
}

/** The first word that is no option. */
function firstOperand(argument: string): string | undefined {
  return argument.split(/\s+/).find((word) => word !== '' && !word.startsWith('-'));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function skipCommentLines(text: string): number {
  let at = 0;
  for (;;) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    const content = line.trimStart();
    if (content !== '' && !content.startsWith('#')) return at + line.length - content.length;
    if (end >= text.length) return text.length;
    at = startOfNextLine(text, end);
  }
}

/** The end of the line that `at` stands in, without `\r\n`, `\n` or a lone `\r`. */
export function endOfLine(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  const end = feed === -1 ? text.length : feed;
  return end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

export function startOfNextLine(text: string, lineEnd: number): number {
  const next = text.charCodeAt(lineEnd) === 13 ? lineEnd + 1 : lineEnd;
  return Math.min(text.length, text.charCodeAt(next) === 10 ? next + 1 : next);
}
