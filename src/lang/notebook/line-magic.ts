import type { Range } from '../../core/range';
import type { EnvironmentEntry } from '../env/types';
import { endOfLine, startOfNextLine } from './cell-magic';
import type { LogicalLine } from './python-lines';

/** What a line holds that IPython takes for itself. Offsets count in the cell's text. */
export interface LineMagic {
  /** The span that Python cannot read. */
  readonly range: Range;
  /** What stands there for Python: nothing or `pass`, an unknown value, or a statement in front of the one that follows. */
  readonly stands: 'statement' | 'value' | 'prefix';
  /** What a shell is given. */
  readonly shell?: Range;
  readonly environment?: EnvironmentEntry;
}

/** Magics that are given Python code on their own line. */
const CODE_MAGICS =
  /^%{1,2}(?:time|timeit|prun|memit|mprun|lprun)(?=\s)(?:\s+-[A-Za-z]+\d*(?:\s+\d+)?(?=\s)){0,9}\s+(?=\S)/;
const COMPOUND = /^(?:for|while|if|with|try|def|class|async|match|@)\b/;
/** Magics and aliases that are programs of the same name. */
const PROGRAMS = new Set(
  'pip pip3 conda mamba micromamba uv pixi ls ll cat cp mv rm rmdir mkdir touch wget curl git apt apt-get sudo'.split(
    ' ',
  ),
);
/** Magics whose rest is a shell's command. */
const SHELL_MAGICS = new Set(['sx', 'system', 'sh', 'bash', 'shell']);
/** What works without `%` (automagic), if the line cannot be Python. */
const AUTOMAGIC =
  /^(pip3?|conda|mamba|micromamba|uv|ls|ll|cat|cp|mv|rm|rmdir|mkdir|cd|env|set_env|run|matplotlib|load_ext|reload_ext|autoreload|config|timeit|time|who|whos|pinfo)[ \t]+(?!(?:in|is|and|or|not|if|else|for|as)\b)(?=[\w./~$]|-{1,2}[A-Za-z]|\{)/;
const ASSIGNED = /^[\w.,[\]'"() \t*-]{1,200}=[ \t]*(?=[!%](?![=]))/;
const HELP = /^(?:\?{1,2}[^?]*|%{0,2}[\w.*()[\]{}=, \t-]{0,500}\?{1,2})[ \t;]*$/;

/** What IPython makes of a line; undefined where it is Python. */
export function readLineMagic(text: string, line: LogicalLine): LineMagic | undefined {
  let start = line.start;
  while (start < line.end && (text[start] === ' ' || text[start] === '\t')) start += 1;
  const content = text.slice(start, line.end);
  const first = content.charAt(0);
  if (first === '' || first === '#') return undefined;
  if (first === '!' || first === '%') return readEscaped(text, start, line.end, 'statement');
  if (HELP.test(content)) return { range: { start, end: line.end }, stands: 'statement' };
  const assigned = /=[ \t]*[!%]/.test(content) ? ASSIGNED.exec(content) : null;
  if (assigned && isClosed(assigned[0])) return readEscaped(text, start + assigned[0].length, line.end, 'value');
  const automagic = AUTOMAGIC.exec(content);
  // `time = 3`, `run (x)`, `ls -= 1` are Python; so is all that goes on with an operator.
  return automagic && !/^\w+[ \t]+(?:\w+[ \t]*)?=(?!=)/.test(content.replace(/^(?:set_)?env\b/, ''))
    ? readCommand(text, start, start, line.end, automagic[1] ?? '', 'statement')
    : undefined;
}

/** Whether no string and no call is open: `print("a = !b")` assigns nothing. */
function isClosed(target: string): boolean {
  const count = (char: string): number => target.split(char).length - 1;
  return count('"') % 2 === 0 && count("'") % 2 === 0 && count('(') === count(')') && count('[') === count(']');
}

function readEscaped(text: string, start: number, lineEnd: number, stands: 'statement' | 'value'): LineMagic {
  const content = text.slice(start, lineEnd);
  if (content.startsWith('!')) {
    const end = continuedEnd(text, lineEnd);
    const from = start + (content.startsWith('!!') ? 2 : 1);
    return { range: { start, end }, stands, shell: { start: skipBlanks(text, from, end), end } };
  }
  const code = stands === 'statement' ? CODE_MAGICS.exec(content)?.[0] : undefined;
  if (code !== undefined && !COMPOUND.test(content.slice(code.length))) {
    return { range: { start, end: start + code.length }, stands: 'prefix' };
  }
  const name = /^%{1,2}[ \t]*([\w.-]*)/.exec(content);
  const nameStart = start + (name?.[0].length ?? 1) - (name?.[1]?.length ?? 0);
  return readCommand(text, start, nameStart, lineEnd, name?.[1] ?? '', stands);
}

function readCommand(
  text: string,
  start: number,
  nameStart: number,
  lineEnd: number,
  name: string,
  stands: 'statement' | 'value',
): LineMagic {
  const end = continuedEnd(text, lineEnd);
  const magic = { range: { start, end }, stands } as const;
  if (PROGRAMS.has(name)) return { ...magic, shell: { start: nameStart, end } };
  const rest = skipBlanks(text, nameStart + name.length, end);
  if (SHELL_MAGICS.has(name)) return { ...magic, shell: { start: rest, end } };
  const environment = name === 'env' || name === 'set_env' ? readVariable(text, rest, end) : undefined;
  return environment ? { ...magic, environment } : magic;
}

/** `NAME=value` or `NAME value`. With a name alone the magic only shows the variable. */
function readVariable(text: string, start: number, end: number): EnvironmentEntry | undefined {
  const match = /^(\w+)(?:[ \t]*=[ \t]*|[ \t]+)(\S.*)$/.exec(text.slice(start, end).trimEnd());
  const [whole, name, written] = match ?? [];
  if (whole === undefined || name === undefined || written === undefined) return undefined;
  const valueStart = start + whole.length - written.length;
  const unquoted = /^(["'])(.*)\1$/.exec(written)?.[2] ?? written;
  return {
    name,
    nameRange: { start, end: start + name.length },
    value: /[{$]/.test(written) ? undefined : unquoted,
    valueRange: { start: valueStart, end: valueStart + written.length },
  };
}

/** The end of a line that goes on behind a backslash; the text may end with one. */
function continuedEnd(text: string, lineEnd: number): number {
  let end = lineEnd;
  while (text.charAt(end - 1) === '\\' && end < text.length) {
    const next = startOfNextLine(text, end);
    end = endOfLine(text, next);
    if (end === next) break;
  }
  return end;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at += 1;
  return at;
}
