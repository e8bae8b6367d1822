import type { Edit } from '../../../core/fix';
import type { Range } from '../../../core/range';
import { scanToolOfCommand } from '../../../lang/scan-tools';
import type { ShellCommand, ShellDocument } from '../../../lang/shell/types';
import { removeWords } from '../../shared/shell-words';

/** What lets the failure of a scan pass in a script. */
export interface SoftCommand {
  readonly at: Range;
  readonly tool: string;
  readonly what: string;
  readonly edit: Edit | undefined;
}

const FLAGS = new Set(['--exit-zero', '--soft-fail', '--no-fail', '--no-exit-codes']);
/**
 * What stands behind a command and makes its end a success; a line may be continued before it. Behind `;` nothing does:
 * pipelines run scripts with `set -e`.
 */
const TAIL = /^(?:[ \t]|\\\r?\n)*(\|\|(?:[ \t]|\\?\r?\n)*(?:(?:true|:|exit[ \t]+0)(?=[\s;)]|$)|echo\b[^\n;&|]*))/;
const MAX_PIPES = 6;

/** The scans of a script whose findings do not stop it. */
export function softCommands({ commands, text }: ShellDocument): readonly SoftCommand[] {
  const scans = commands.flatMap((command) => {
    const source = text.slice(command.nameRange.start, command.range.end);
    const tool = scanToolOfCommand(source);
    // A SARIF file is there for somebody else to judge by.
    if (tool === undefined || /\bsarif\b/i.test(source)) return [];
    return [{ tool, soft: softFlag(command, tool) ?? softTail(command, tool, text) }];
  });
  // A second run of the same tool that does stop the script makes the first one a mere report.
  const hard = new Set(scans.filter(({ soft }) => soft === undefined).map(({ tool }) => tool));
  return scans.flatMap(({ tool, soft }) => (soft === undefined || hard.has(tool) ? [] : [soft]));
}

/** A scan of models that passes what it cannot read. */
export interface BlindScan {
  readonly at: Range;
  readonly tool: string;
  readonly file: string;
}

const COMPRESSED = /\.(?:gz|bz2|xz|lzma|zst|z)$/i;

/** Picklescan 1.0 ends with 0 for a compressed pickle, also with `--strict`; modelscan ends with 3, as it has read nothing. */
export function blindScans({ commands }: ShellDocument): readonly BlindScan[] {
  return commands
    .filter(({ name }) => name === 'picklescan')
    .flatMap(({ name, words }) =>
      words.flatMap(({ value = '', range }) =>
        COMPRESSED.test(value) ? [{ at: range, tool: name, file: value.replace(/^.*=/, '') }] : [],
      ),
    );
}

function softFlag(command: ShellCommand, tool: string): SoftCommand | undefined {
  const { words } = command;
  const word = words.find(({ value }) => value !== undefined && FLAGS.has(value));
  if (word !== undefined) return { at: word.range, tool, what: word.text, edit: removeWords(command, [word]) };
  const index = words.findIndex(({ value }) => value === '--exit-code' || value === '--exit-code=0');
  const flag = words[index];
  const code = flag?.value === '--exit-code' ? words[index + 1] : flag;
  if (flag === undefined || code === undefined || !/^(?:--exit-code=)?0$/.test(code.text)) return undefined;
  // Trivy's own default is 0: the flag has to stay.
  const edit = { range: { start: code.range.end - 1, end: code.range.end }, text: '1' };
  return { at: { start: flag.range.start, end: code.range.end }, tool, what: '--exit-code 0', edit };
}

function softTail(command: ShellCommand, tool: string, text: string): SoftCommand | undefined {
  let last = command;
  for (let hops = 0; last.pipedInto !== undefined && hops < MAX_PIPES; hops++) last = last.pipedInto;
  const { end } = last.range;
  const match = TAIL.exec(text.slice(end, end + 300));
  const what = match?.[1]?.trimEnd();
  if (match === null || what === undefined) return undefined;
  const start = end + match[0].length - (match[1] ?? '').length;
  const at = { start, end: start + what.length };
  const isMute = !/\becho\b/.test(what);
  const edit = isMute ? { range: { start: end, end: at.end }, text: '' } : undefined;
  return { at, tool, what: what.replace(/\s+/g, ' '), edit };
}
