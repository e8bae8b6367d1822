import type { PythonCall, PythonDocument } from '../../../lang/python/types';

/** A command that a Python program starts, as far as its words are known. */
export interface SpawnedCommand {
  readonly call: PythonCall;
  readonly words: readonly string[];
}

const PROCESS_CALLS = [
  ...['run', 'Popen', 'call', 'check_call', 'check_output'].map((name) => `subprocess.${name}`),
  ...['os.system', 'os.popen', 'asyncio.create_subprocess_shell', 'pexpect.spawn'],
];
const WORD = /"([^"\n]*)"|'([^'\n]*)'|[^\s"']+/g;

/** Commands that are written as a list of words or as one text; words that are not known are empty. */
export function spawnedCommands(document: PythonDocument): readonly SpawnedCommand[] {
  return document.calls(...PROCESS_CALLS).flatMap((call) => {
    const command = (call.argument('args', 0) ?? call.argument('command') ?? call.argument('cmd'))?.value;
    if (command === undefined) return [];
    const text = command.stringValue()?.value;
    if (text !== undefined) return [{ call, words: splitWords(text) }];
    const known = command.value()?.value;
    const list: readonly unknown[] = Array.isArray(known)
      ? (known as readonly unknown[])
      : command.elements().map((element) => element.stringValue()?.value);
    return list.length === 0 ? [] : [{ call, words: list.map((word) => (typeof word === 'string' ? word : '')) }];
  });
}

function splitWords(text: string): readonly string[] {
  return [...text.matchAll(WORD)].map(([word, double, single]) => double ?? single ?? word);
}

/** What a command starts: the name of its program, or the module of `python -m …`. */
export function programOf({ words }: SpawnedCommand): string {
  const name = words[0]?.split('/').at(-1) ?? '';
  const option = /^(?:python[\d.]*)?$/.test(name) ? words.indexOf('-m') : -1;
  return option === -1 ? name : (words[option + 1] ?? name);
}
