import type { Range } from '../../core/range';
import { offsetMap } from '../../core/text-map';
import type { EmbeddedText } from '../document';
import { quoteWord } from '../exec';
import { joinTexts, type Script } from '../script-text';
import type { PythonDocument, PythonExpression } from './types';

/** Calls that start a process, and where its command stands. */
const STARTERS: ReadonlyMap<string, string> = new Map([
  ...['run', 'Popen', 'call', 'check_call', 'check_output'].map((name) => [`subprocess.${name}`, 'args'] as const),
  ...['subprocess.getoutput', 'subprocess.getstatusoutput', 'os.popen', 'asyncio.create_subprocess_shell'].map(
    (name) => [name, 'cmd'] as const,
  ),
  ['os.system', 'command'],
]);
const MENTIONED = /subprocess|\bos\.(?:system|popen)\b|\bfrom os import\b/;
const LITERAL = /^([rRuUfF]{0,2})("""|'''|"|')([^]*)\2$/;
const WORDS = /"([^"\\\n]*)"|'([^'\\\n]*)'/g;
/** What stands for a word that is not known. */
const UNKNOWN = '${_}';

/** Whether a program may start another one: most do not, and are not read for it. */
export function mayStartCommands(text: string): boolean {
  return MENTIONED.test(text);
}

/** The commands that a program starts, as far as they are written in it: for the shell reader, and without fixes for lists. */
export function pythonScripts(document: PythonDocument): readonly Script[] {
  return document.calls(...STARTERS.keys()).flatMap((call) => {
    const command = call.argument(STARTERS.get(call.name ?? '') ?? '', 0)?.value;
    if (command === undefined) return [];
    if (command.kind === 'list' || command.kind === 'tuple') return fromWords(command.elements().map(wordOf));
    const known = command.value();
    if (known !== undefined && known.elsewhere === undefined && Array.isArray(known.value)) {
      return fromWords(wordsAt(document.text, known.at, known.value as readonly unknown[]));
    }
    const line = lineOf(document, command);
    return line === undefined ? [] : [{ ...line, origin: 'process' }];
  });
}

function fromWords(words: readonly EmbeddedText[]): readonly Script[] {
  return words.length === 0 ? [] : [{ ...joinTexts(words.map(quoteWord), ' '), origin: 'process' }];
}

function wordOf(expression: PythonExpression): EmbeddedText {
  const literal = literalText(expression.text, expression.range.start);
  const map = { toOuter: () => expression.range, encode: () => undefined };
  return literal === undefined ? { text: UNKNOWN, map } : { text: literal.text, map: withoutEdits(literal) };
}

/** The words of a list that a name stands for, out of its literal; nothing where that holds anything else. */
function wordsAt(text: string, { start, end }: Range, values: readonly unknown[]): readonly EmbeddedText[] {
  const found = [...text.slice(start, end).matchAll(WORDS)].map((match): EmbeddedText => {
    const word = match[1] ?? match[2] ?? '';
    return { text: word, map: withoutEdits({ map: offsetMap(start + match.index + 1) }) };
  });
  return found.length === values.length && found.every((word, index) => word.text === values[index]) ? found : [];
}

/** Words of a list are parted by quotes and commas, which an edit of shell words knows nothing of. */
function withoutEdits({ map }: Pick<EmbeddedText, 'map'>): EmbeddedText['map'] {
  return { ...map, encode: () => undefined };
}

/** The text of a command that is written as one literal: here, where a name was given it, or inside of `shlex.split`. */
function lineOf({ text }: PythonDocument, command: PythonExpression): EmbeddedText | undefined {
  const call = command.kind === 'call' ? command.originCall() : undefined;
  const written = call?.name === 'shlex.split' ? call.arguments[0]?.value : command;
  if (written === undefined) return undefined;
  if (written.kind === 'string') return literalText(written.text, written.range.start);
  const known = written.stringValue();
  return known === undefined || known.elsewhere !== undefined
    ? undefined
    : literalText(text.slice(known.at.start, known.at.end), known.at.start);
}

/** What one literal holds, unless it has escapes; what an f-string fills in is unknown. */
function literalText(written: string, start: number): EmbeddedText | undefined {
  const [, prefix = '', quote = '', content = ''] = LITERAL.exec(written) ?? [];
  const isFormat = /f/i.test(prefix);
  if (quote === '' || content.includes(quote) || (content.includes('\\') && !/r/i.test(prefix))) return undefined;
  if (isFormat && /\{\{|\}\}/.test(content)) return undefined;
  const encode = (added: string): string | undefined => (/["'\\{}\n]/.test(added) ? undefined : added);
  const map = { ...offsetMap(start + prefix.length + quote.length), encode };
  return { text: isFormat ? content.replace(/\{[^{}]*\}/g, maskOf) : content, map };
}

/** An expansion of the same length that no shell knows. */
function maskOf(field: string): string {
  return field.length < 4 ? '$'.padEnd(field.length, '_') : `\${${'_'.repeat(field.length - 3)}}`;
}
