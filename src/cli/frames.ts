import type { Finding } from '../core/finding';
import { createLineIndex, type LineIndex } from '../core/line-index';
import type { Position } from '../core/range';
import type { SecretPattern } from '../engine/settings';
import { parseNotebook } from '../lang/notebook/parse';
import type { Frame } from '../output/frame';
import { maskSecrets } from '../secrets/mask';

/** Longer lines (minified data, raw JSON) are cut around the finding. In UTF-16 code units. */
const MAX_LINE = 160;

interface TextInput {
  readonly text: string;
}

interface Lines {
  readonly text: string;
  readonly index: LineIndex;
}

/** The line of each finding, by fingerprint: of the file, or of the cell or output that it stands in. */
export function collectFrames(
  input: TextInput,
  findings: readonly Finding[],
  own: readonly SecretPattern[],
): ReadonlyMap<string, Frame> {
  const frames = new Map<string, Frame>();
  if (findings.length === 0) return frames;
  const linesOf = createLineReader(input, own);
  for (const finding of findings) {
    const { start, end } = finding.cell ?? finding;
    const lines = linesOf(finding);
    if (lines !== undefined) frames.set(finding.fingerprint, frameAt(lines, start, end));
  }
  return frames;
}

/** Each text is masked and split into lines once, however many findings stand in it. */
function createLineReader(input: TextInput, own: readonly SecretPattern[]): (finding: Finding) => Lines | undefined {
  const known = new Map<string, Lines | undefined>();
  const read = (key: string, text: string | undefined): Lines | undefined => {
    if (known.has(key)) return known.get(key);
    const masked = text === undefined ? undefined : maskSecrets(text, own);
    const lines = masked === undefined ? undefined : { text: masked, index: createLineIndex(masked) };
    known.set(key, lines);
    return lines;
  };
  let texts: ReadonlyMap<string, string> | undefined;
  return ({ cell }) => {
    if (cell === undefined) return read('', input.text);
    texts ??= cellTexts(input);
    const key = partKey(cell.index, cell.output);
    return read(key, texts.get(key));
  };
}

function cellTexts({ text }: TextInput): ReadonlyMap<string, string> {
  return new Map(
    parseNotebook(text).cells.flatMap((cell): readonly (readonly [string, string])[] => [
      [partKey(cell.index, undefined), cell.text],
      // Positions in an output count in its first text only where it has one: others have no line to show.
      ...cell.outputs.flatMap(({ index, texts }) => {
        const [only] = texts;
        return texts.length === 1 && only !== undefined ? [[partKey(cell.index, index), only.text] as const] : [];
      }),
    ]),
  );
}

function partKey(cell: number, output: number | undefined): string {
  return `${String(cell)}:${output === undefined ? '' : String(output)}`;
}

function frameAt({ text, index }: Lines, start: Position, end: Position): Frame {
  const { start: from, end: to } = index.lineRange(start.line);
  const line = text.slice(from, to);
  const last = end.line > start.line ? line.length : Math.min(end.character, line.length);
  if (line.length <= MAX_LINE) return { text: line, start: start.character, end: Math.max(last, start.character) };
  const cut = Math.max(0, start.character - MAX_LINE / 4);
  return {
    text: line.slice(cut, cut + MAX_LINE),
    start: start.character - cut,
    end: Math.min(Math.max(last, start.character) - cut, MAX_LINE),
  };
}
