import type { Edit } from '../core/fix';
import { createLineIndex } from '../core/line-index';
import { commentStyleOf } from '../engine/suppress';
import type { CommentStyle } from '../engine/suppression-comments';
import type { Checked } from './checker';
import type { PlacedFinding } from './place';
import type { SnapshotText } from './snapshot';

/** Ways to write a suppression, the best one first. Which of them works is for the engine to say. */
export interface IgnoreProposals {
  readonly line: readonly Edit[];
  readonly cell: readonly Edit[];
  readonly file: { readonly text: SnapshotText; readonly edits: readonly Edit[] } | undefined;
}

/** Edits count in the text of the document that shows the finding; those for the file in the text beside them. */
export function proposeIgnores(checked: Checked, placed: PlacedFinding): IgnoreProposals {
  const { snapshot, engine } = checked;
  const file = engine.open(snapshot.input);
  const language = file.language;
  const codeCell = file.notebook?.cells.find(
    (cell) => cell.kind === 'code' && cell.language === file.notebook?.kernelLanguage,
  );
  file.dispose();
  const { finding } = placed;
  const own = snapshot.texts.find(({ uri }) => uri === placed.uri);
  if (snapshot.isNotebook) {
    const hash: CommentStyle = { markers: ['#'], allowsTrailing: true };
    const isCode = finding.cell?.part === 'source' && own !== undefined;
    const first = codeCell && snapshot.texts[codeCell.index];
    return {
      line: isCode ? proposeLine(own.text, placed, hash) : [],
      cell: isCode ? [proposeTop(own.text, 'ignore-cell', finding.ruleId, hash)] : [],
      file: first && { text: first, edits: [proposeTop(first.text, 'ignore-file', finding.ruleId, hash)] },
    };
  }
  const style = commentStyleOf(language, snapshot.input.path);
  if (style === undefined || own === undefined) return { line: [], cell: [], file: undefined };
  return {
    line: proposeLine(own.text, placed, style),
    cell: [],
    file: { text: own, edits: [proposeTop(own.text, 'ignore-file', finding.ruleId, style)] },
  };
}

function proposeLine(text: string, placed: PlacedFinding, style: CommentStyle): readonly Edit[] {
  const { start, end } = placed.range;
  const { ruleId } = placed.finding;
  const trailing = style.allowsTrailing ? [end.line, start.line] : [];
  return [
    ...[...new Set(trailing)].flatMap((line) => appendTo(text, line, ruleId, style)),
    ...insertAbove(text, start.line, ruleId, style),
    ...aboveBlock(text, start.line, ruleId, style),
  ];
}

function markerOf(style: CommentStyle): string {
  return style.markers[0] ?? '#';
}

function appendTo(text: string, line: number, ruleId: string, style: CommentStyle): readonly Edit[] {
  const range = createLineIndex(text).lineRange(line);
  const content = text.slice(range.start, range.end);
  const known = extendKnown(content, range.start, 'ignore', ruleId);
  if (known !== undefined) return [known];
  // A comment behind a backslash would no longer continue the line.
  if (/\\\s*$/.test(content)) return [];
  const at = range.start + content.trimEnd().length;
  return [{ range: { start: at, end: range.end }, text: `  ${markerOf(style)} watertight: ignore[${ruleId}]` }];
}

function insertAbove(text: string, line: number, ruleId: string, style: CommentStyle): readonly Edit[] {
  const lines = createLineIndex(text);
  const { start, end } = lines.lineRange(line);
  const above = line === 0 ? undefined : lines.lineRange(line - 1);
  if (above !== undefined) {
    const content = text.slice(above.start, above.end);
    const isComment = style.markers.some((marker) => content.trimStart().startsWith(marker));
    const known = isComment ? extendKnown(content, above.start, 'ignore', ruleId) : undefined;
    if (known !== undefined) return [known];
    if (/\\\s*$/.test(content) && style.allowsTrailing) return [];
  }
  const indent = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
  const comment = `${indent}${markerOf(style)} watertight: ignore[${ruleId}]${lineEndOf(text)}`;
  return [{ range: { start, end: start }, text: comment }];
}

/** Above the key of the YAML block scalar that a line belongs to: inside, a comment would be text. */
function aboveBlock(text: string, line: number, ruleId: string, style: CommentStyle): readonly Edit[] {
  const lines = createLineIndex(text);
  const contentOf = (at: number): string => text.slice(lines.lineRange(at).start, lines.lineRange(at).end);
  const indent = contentOf(line).search(/\S/);
  for (let at = line - 1; at >= 0; at--) {
    const content = contentOf(at);
    if (content.trim() === '' || content.search(/\S/) >= indent) continue;
    return /[|>][+\-\d]{0,2}\s*$/.test(content) ? insertAbove(text, at, ruleId, style) : [];
  }
  return [];
}

/** What has to stay in front: shebang, coding, YAML and Dockerfile directives, cell magics. */
const PREAMBLE = /^(?:#!|#.*coding[:=]|#\s*(?:syntax|escape|check)\s*=|%YAML|---\s*$|%%)/;

function proposeTop(text: string, keyword: string, ruleId: string, style: CommentStyle): Edit {
  const lines = createLineIndex(text);
  const count = Math.min(lines.lineCount, 20);
  for (let line = 0; line < count; line++) {
    const range = lines.lineRange(line);
    const known = extendKnown(text.slice(range.start, range.end), range.start, keyword, ruleId);
    if (known !== undefined) return known;
  }
  let line = 0;
  while (line < count && PREAMBLE.test(text.slice(lines.lineRange(line).start, lines.lineRange(line).end))) line++;
  const comment = `${markerOf(style)} watertight: ${keyword}[${ruleId}]`;
  if (line >= lines.lineCount)
    return { range: { start: text.length, end: text.length }, text: `${lineEndOf(text)}${comment}` };
  const { start } = lines.lineRange(line);
  return { range: { start, end: start }, text: `${comment}${lineEndOf(text)}` };
}

/** Adds the id to a suppression that stands there already. */
function extendKnown(content: string, offset: number, keyword: string, ruleId: string): Edit | undefined {
  const match = new RegExp(`watertight:[ \\t]*${keyword}(?![\\w-])[ \\t]*\\[([^\\]]*)\\]`).exec(content);
  if (match === null) return undefined;
  const at = offset + match.index + match[0].length - 1;
  const list = match[1] ?? '';
  return { range: { start: at, end: at }, text: list.trim() === '' ? ruleId : `, ${ruleId}` };
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
