import { isShell } from '../exec';
import { readWords, type Word } from './words';

/** Who reads a text: a shell, or something else. Undefined: it does not say. */
export type Reader = 'shell' | 'other';

/** Programs that read a script in a language of their own from their input or their arguments. */
const INTERPRETER =
  /^(?:python[\d.]*|pypy[\d.]*|ipython[\d.]*|perl|ruby|node|deno|bun|php|Rscript|R|julia|lua|pwsh|powershell|cmd|fish|nu|xonsh)$/i;
const WINDOWS_IMAGE = /(?:^|[/\\])(?:windows|windowsservercore|servercore|nanoserver)(?:[/:@]|$)/i;

/** The last path segment, without `.exe`. */
function programOf(word: string): string {
  return word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1).replace(/\.exe$/i, '');
}

function readerOf(word: string): Reader | undefined {
  const program = programOf(word);
  if (isShell(program)) return 'shell';
  return INTERPRETER.test(program) ? 'other' : undefined;
}

/** Whether SHELL's words leave commands to a shell. Wrappers (`conda run …`, a script of the image's own) end in one. */
export function runsShell(words: readonly string[]): boolean {
  return words.some((word) => readerOf(word) === 'shell') || !words.some((word) => readerOf(word) === 'other');
}

/** Whether commands go to `cmd` where no SHELL says otherwise. */
export function isWindows(image: string, platform: string): boolean {
  return WINDOWS_IMAGE.test(image) || /^windows\b/i.test(platform);
}

/** What the first line of a script says. */
export function readerOfShebang(script: string): Reader | undefined {
  const line = /^#![ \t]*(\S{1,200})(?:[ \t]+(?:-S[ \t]+)?(\S{1,200}))?/.exec(script);
  if (line === null) return undefined;
  const [, program = '', argument = ''] = line;
  return readerOf(programOf(program) === 'env' ? argument : program) ?? 'other';
}

/**
 * Who reads the heredoc of a command that is one program with flags (`python3 - <<EOF`, `bash -e <<EOF`). Undefined for
 * any other command: it goes to the shell as a whole.
 */
export function readerOfCommand(line: string, start: number, heredoc: Word): Reader | undefined {
  const texts = readWords(line, start, '\\', true)
    .filter((word) => word.start !== heredoc.start)
    .map((word) => line.slice(word.start, word.end));
  if (texts.some((text) => /[;&|`()<>]/.test(text))) return undefined;
  const [program, ...rest] = texts.slice(texts.findIndex((text) => !/^[A-Za-z_]\w*=/.test(text)));
  const reader = program === undefined ? undefined : readerOf(program);
  return reader === 'shell' && !rest.every((text) => text.startsWith('-')) ? undefined : reader;
}
