import { isShell } from '../../../lang/exec';
import type { ShellCommand, ShellDocument, ShellWord } from '../../../lang/shell/types';
import { CURL_OPTIONS, readArguments, WGET_OPTIONS } from '../../shared/shell-words';

/** A download whose content a shell or another interpreter runs as it comes in. */
export interface FetchedScript {
  readonly download: ShellCommand;
  readonly interpreter: ShellCommand;
  /** With its scheme; undefined where it is not known. */
  readonly url: string | undefined;
}

const DOWNLOADERS = new Set(['curl', 'wget']);
const PYTHON = /^(?:python|pypy)[\d.]*$/;
const OTHERS = new Set(['perl', 'ruby', 'node', 'php', 'fish']);
/** Shell builtins that run a text or a file in the shell itself. */
const BUILTINS = new Set(['eval', 'source', '.']);
const BARE_HOST = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[:/]|$)/i;
const MAX_PIPES = 6;

/** `curl … | sh`, `bash <(curl …)`, `sh -c "$(curl …)"`, `eval "$(curl …)"`, `source <(curl …)`, in document order. */
export function fetchedScripts({ commands, text }: ShellDocument): readonly FetchedScript[] {
  const found: FetchedScript[] = [];
  // Commands come in the order of their starts, so those that run a substitution around this place are on a stack.
  const around: { readonly command: ShellCommand; readonly end: number }[] = [];
  for (const command of commands) {
    const { start } = command.range;
    while ((around.at(-1)?.end ?? start + 1) <= start) around.pop();
    if (DOWNLOADERS.has(command.name)) {
      const interpreter = findReader(command, text) ?? around.at(-1)?.command;
      if (interpreter !== undefined) found.push({ download: command, interpreter, url: addressOf(command) });
    }
    const word = substitutedScript(command);
    if (word !== undefined) around.push({ command, end: word.range.end });
  }
  return found;
}

/** Commands that compare a file with what somebody noted. */
const VERIFIERS = /^(?:sha\d*sum|shasum|md5sum|b2sum|gpg2?|cosign|minisign|openssl|slsa-verifier)$/;

/** `wget https://…/install.sh && bash install.sh`: a download that the same script runs, without a look at it in between. */
export function savedScripts({ commands, text }: ShellDocument): readonly FetchedScript[] {
  const saved = new Map<string, ShellCommand>();
  const found: FetchedScript[] = [];
  for (const command of commands) {
    if (VERIFIERS.test(command.name)) saved.clear();
    const file = DOWNLOADERS.has(command.name) ? savedFile(command) : undefined;
    if (file !== undefined) saved.set(file, command);
    const run = startedFile(command, text);
    const download = run === undefined ? undefined : saved.get(run);
    if (run === undefined || download === undefined) continue;
    saved.delete(run);
    found.push({ download, interpreter: command, url: addressOf(download) });
  }
  return found;
}

/** The name of the file that a download writes. */
function savedFile(download: ShellCommand): string | undefined {
  const isCurl = download.name === 'curl';
  const { options } = readArguments(download.words, isCurl ? CURL_OPTIONS : WGET_OPTIONS);
  const named = options.find(({ name }) => (isCurl ? ['-o', '--output'] : ['-O', '--output-document']).includes(name));
  if (named !== undefined) return named.value === '-' ? undefined : baseName(named.value);
  const isNamedByUrl = !isCurl || options.some(({ name }) => name === '-O' || name === '--remote-name');
  return isNamedByUrl ? baseName(addressOf(download)?.replace(/[?#].*$/, '')) : undefined;
}

/** The file that a command runs: `bash install.sh`, `python3 get-pip.py`, `source env.sh`, `./install.sh`. */
function startedFile({ name, nameRange, words }: ShellCommand, text: string): string | undefined {
  if (isShell(name) || PYTHON.test(name) || OTHERS.has(name) || name === 'source' || name === '.') {
    const script = words.find((word) => !(word.value ?? word.text).startsWith('-'));
    const isModule = words.some(({ value }) => value === '-m' || value === '-c');
    return isModule ? undefined : baseName(script?.value);
  }
  return text.slice(nameRange.start, nameRange.end).startsWith('./') ? name : undefined;
}

function baseName(path: string | undefined): string | undefined {
  const name = path?.slice(path.lastIndexOf('/') + 1);
  return name === '' ? undefined : name;
}

/** The interpreter at the end of a pipe that takes its script from there. */
function findReader(download: ShellCommand, text: string): ShellCommand | undefined {
  let next = download.pipedInto;
  for (let hops = 0; next !== undefined && hops < MAX_PIPES; hops++) {
    if (readsScript(next, text)) return next;
    next = next.pipedInto;
  }
  return undefined;
}

/** Whether a command runs what comes in as a program: `sh`, `bash -s -- x`, `python3 -`; not `python3 -m json.tool`. */
function readsScript({ name, words, range, nameRange }: ShellCommand, text: string): boolean {
  const isUnixShell = isShell(name);
  if (!isUnixShell && !PYTHON.test(name) && !OTHERS.has(name)) return false;
  if (/\bxargs\b/.test(text.slice(range.start, nameRange.start))) return false;
  for (const word of words) {
    const written = word.value ?? word.text;
    if (written === '-' || written === '/dev/stdin' || (isUnixShell && /^-[a-z]*s/.test(written))) return true;
    if (!written.startsWith('-')) return false;
    if (isUnixShell ? /^-[a-z]*c/.test(written) : /^-[A-Za-z]*[cemnp]/.test(written)) return false;
  }
  return true;
}

/** The word with the substitution whose output a command runs. */
function substitutedScript({ name, words }: ShellCommand): ShellWord | undefined {
  const flag = isShell(name) ? words.findIndex(({ value }) => /^-[a-z]*c$/.test(value ?? '')) : -1;
  const script = words[flag + 1];
  if (script === undefined) return undefined;
  if (flag >= 0 || name === 'eval') return /^"?(?:\$\(|`)/.test(script.text) ? script : undefined;
  const isInterpreter = isShell(name) || PYTHON.test(name) || OTHERS.has(name) || BUILTINS.has(name);
  return isInterpreter ? words.find((word) => word.text.startsWith('<(')) : undefined;
}

function addressOf(download: ShellCommand): string | undefined {
  const isCurl = download.name === 'curl';
  const { operands } = readArguments(download.words, isCurl ? CURL_OPTIONS : WGET_OPTIONS);
  const texts = operands.map(({ value, text }) => value ?? text.replace(/^["']/, ''));
  const url = texts.find((text) => /^https?:/i.test(text));
  if (url !== undefined) return url;
  const host = texts.find((text) => BARE_HOST.test(text));
  // Both tools take `http://` for granted, curl unless `--proto` or `--proto-default` says otherwise.
  return host === undefined || download.words.some(({ text }) => text.startsWith('--proto'))
    ? undefined
    : `http://${host}`;
}
