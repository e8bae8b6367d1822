import type { Range } from '../../core/range';
import type { EnvironmentEntry } from '../env/types';
import { interpretScript } from './commands';
import { readScript } from './read-script';
import { findTemplates } from './templates';
import type { ShellCommand, ShellDocument, ShellOrigin } from './types';

const SHELLS = new Set(['sh', 'bash', 'zsh', 'dash', 'ksh', 'ash']);

/**
 * Reads a shell script, or something that looks like one. Never throws: what is no shell gives a problem, and the commands
 * around it are read. Linear in the text.
 */
export function parseShell(text: string, origin: ShellOrigin): ShellDocument {
  const templates = findTemplates(text);
  const isFilledIn = origin !== 'file' && origin !== 'cell';
  const read = ({ start, end }: Range) => {
    const script = readScript({ text: text.slice(0, end), start, templates, isFilledIn });
    return { ...interpretScript(text, script), problem: script.problem };
  };
  const whole = read({ start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length });
  const commands: ShellCommand[] = [...whole.commands];
  const environment: EnvironmentEntry[] = [...whole.environment];
  // The list grows while it is walked: a script may hold a script, though not deeper than there are kinds of quotes.
  for (const command of commands) {
    const inner = literalScript(command);
    if (inner === undefined) continue;
    const content = read(inner);
    commands.push(...content.commands);
    environment.push(...content.environment);
  }
  return {
    language: 'shell',
    text,
    origin,
    problems: whole.problem ? [whole.problem] : [],
    commands: commands.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end),
    environment: environment.sort((a, b) => a.nameRange.start - b.nameRange.start),
  };
}

/** The script of `bash -c '…'`, where what stands between the quotes is what that shell reads. */
function literalScript({ name, words }: ShellCommand): Range | undefined {
  if (!SHELLS.has(name)) return undefined;
  const flag = words.findIndex(({ value }) => value !== undefined && /^-[a-z]*c$/.test(value));
  const script = flag === -1 ? undefined : words[flag + 1];
  if (script?.value === undefined) return undefined;
  const { text, range } = script;
  const quote = text.charAt(0);
  const inner = text.slice(1, -1);
  const isLiteral = quote === "'" ? !inner.includes("'") : quote === '"' && !/["\\$`]/.test(inner);
  if (text.length < 2 || !text.endsWith(quote) || !isLiteral) return undefined;
  return { start: range.start + 1, end: range.end - 1 };
}
