import { closest } from '../core/closest';
import type { Finding, Suppression } from '../core/finding';
import { createLineIndex } from '../core/line-index';
import type { Range } from '../core/range';
import { identityMap, type TextMap } from '../core/text-map';
import { documentOf } from '../lang/open';
import type { SourceFile } from '../lang/source-file';
import type { WorkspaceFacts } from './engine';
import { createGlobMatcher } from './globs';
import type { RegisteredRule, SuppressionSubject } from './rule';
import type { Settings } from './settings';
import {
  findForeignSuppressions,
  findSuppressionComments,
  type CommentStyle,
  type SuppressionComment,
} from './suppression-comments';

/** How many lines from the top of a file `ignore-file` may stand in. */
const FILE_SCOPE_LINES = 20;

/** Asked only where a suppression has an end: what does not depend on the day holds on every day. */
type Clock = Pick<WorkspaceFacts, 'today'>;

/** Something that silences findings: which rules, where in the file, and why. */
interface Silencer {
  readonly silences: (finding: Finding, secret: string | undefined) => boolean;
  readonly suppression: Suppression;
}

/** A suppression for the rules that judge suppressions, with the map of the text that its ranges count in. */
export interface PlacedSuppression {
  readonly subject: SuppressionSubject;
  readonly text: string;
  readonly map: TextMap;
}

export interface Suppressions {
  /** Every suppression of the file, also those that are expired or name unknown ids. */
  readonly subjects: readonly PlacedSuppression[];
  /** Why a finding is silenced; undefined where it is not. `secret`: the secret that it is about, where it is about one. */
  find(finding: Finding, secret?: string): Suppression | undefined;
}

interface CommentText {
  readonly text: string;
  readonly map: TextMap;
  readonly style: CommentStyle;
  readonly isYaml: boolean;
  readonly isInString: (offset: number) => boolean;
  readonly cell: number | undefined;
  readonly mayIgnoreFile: boolean;
}

/** Reads every suppression of a file: comments, cell metadata, the settings' `ignore`, codes of other tools. */
export function readSuppressions(
  file: SourceFile,
  rules: readonly RegisteredRule[],
  settings: Settings,
  clock: Clock,
): Suppressions {
  const ids = rules.map((rule) => rule.id);
  const subjects: PlacedSuppression[] = [];
  const silencers: Silencer[] = [];
  for (const source of commentTexts(file)) {
    for (const comment of findSuppressionComments(source.text, source.style, source.isInString)) {
      const isExpired = comment.until !== undefined && comment.until < clock.today;
      subjects.push({
        subject: { range: comment.range, ids: describeIds(comment.ids, ids), until: comment.until, isExpired },
        text: source.text,
        map: source.map,
      });
      const silencer = isExpired ? undefined : silenceByComment(source, comment);
      if (silencer) silencers.push(silencer);
    }
    silencers.push(...silenceByForeignCodes(source, rules));
  }
  readMetadata(file, ids, clock, subjects, silencers);
  silencers.push(...silenceBySettings(file.path, settings, clock), ...silenceSecrets(file.path, settings));
  return {
    subjects,
    find: (finding, secret) => silencers.find((silencer) => silencer.silences(finding, secret))?.suppression,
  };
}

function describeIds(
  named: readonly { readonly id: string; readonly range: Range }[],
  ids: readonly string[],
): SuppressionSubject['ids'] {
  return named.map(({ id, range }) => {
    if (ids.includes(id)) return { id, range, isKnown: true };
    const suggestion = closest(id, ids);
    return suggestion === undefined ? { id, range, isKnown: false } : { id, range, isKnown: false, suggestion };
  });
}

function commentTexts(file: SourceFile): readonly CommentText[] {
  if (file.notebook === undefined) {
    const style = commentStyleOf(file.language, file.path);
    if (style === undefined) return [];
    const part = file.parts[0];
    const strings = part && file.text.includes('watertight:') ? stringRanges(part) : [];
    return [
      {
        text: file.text,
        map: identityMap,
        style,
        isYaml: file.language === 'yaml',
        isInString: (offset) => strings.some((range) => range.start <= offset && offset < range.end),
        cell: undefined,
        mayIgnoreFile: true,
      },
    ];
  }
  const firstCode = file.notebook.cells.find((cell) => cell.kind === 'code')?.index;
  return file.notebook.cells.flatMap((cell) =>
    cell.kind === 'code' && cell.language === file.notebook?.kernelLanguage
      ? [
          {
            text: cell.text,
            map: cell.map,
            style: HASH,
            isYaml: false,
            isInString: () => false,
            cell: cell.index,
            mayIgnoreFile: cell.index === firstCode,
          },
        ]
      : [],
  );
}

function stringRanges(part: SourceFile['parts'][number]): readonly Range[] {
  return documentOf(part, 'python')?.strings.map((string) => string.range) ?? [];
}

const HASH: CommentStyle = { markers: ['#'], allowsTrailing: true };
const SLASHES: CommentStyle = { markers: ['//'], allowsTrailing: true };

/** The table of design.md section 6. Undefined where the format has no comments. */
export function commentStyleOf(language: SourceFile['language'], path: string): CommentStyle | undefined {
  switch (language) {
    case 'dockerfile':
      return { markers: ['#'], allowsTrailing: false };
    case 'ini':
      return { markers: ['#', ';'], allowsTrailing: false };
    case 'json':
    case 'notebook':
      return undefined;
    case 'text':
      if (/\.(?:md|txt|rst|html?)$/i.test(path)) return undefined;
      return /\.(?:js|ts|scala|java|go)$/i.test(path) ? SLASHES : HASH;
    case 'groovy':
      return SLASHES;
    case 'python':
    case 'yaml':
    case 'toml':
    case 'env':
    case 'requirements':
    case 'shell':
      return HASH;
  }
}

function silenceByComment(source: CommentText, comment: SuppressionComment): Silencer | undefined {
  const suppression: Suppression = {
    kind: 'inline',
    ...(comment.reason === undefined ? {} : { reason: comment.reason }),
  };
  const ids = new Set(comment.ids.map(({ id }) => id));
  const isNamed = (finding: Finding): boolean => ids.has(finding.ruleId);
  if (comment.scope === 'file') {
    const isEarly = source.cell === undefined ? comment.line < FILE_SCOPE_LINES : source.mayIgnoreFile;
    return isEarly ? { silences: isNamed, suppression } : undefined;
  }
  if (comment.scope === 'cell') {
    const { cell } = source;
    if (cell === undefined) return undefined;
    return { silences: (finding) => isNamed(finding) && finding.cell?.index === cell, suppression };
  }
  const lines = createLineIndex(source.text);
  const covered = source.map.toOuter(
    comment.isAlone
      ? { start: lines.lineRange(comment.line + 1).start, end: endOfNext(source, comment.line + 1) }
      : lines.lineRange(comment.line),
  );
  if (covered === undefined) return undefined;
  return { silences: (finding) => isNamed(finding) && touches(covered, finding.range), suppression };
}

/** The end of what a comment on its own covers: the next line, or in YAML the block scalar that starts there. */
function endOfNext(source: CommentText, line: number): number {
  const lines = createLineIndex(source.text);
  const range = lines.lineRange(line);
  const textOf = (at: number): string => source.text.slice(lines.lineRange(at).start, lines.lineRange(at).end);
  if (!source.isYaml || !/[|>][+\-\d]{0,2}\s*(?:#.*)?$/.test(textOf(line))) return range.end;
  const indent = textOf(line).search(/[^\s-]/);
  let last = line;
  for (let next = line + 1; next < lines.lineCount; next++) {
    const content = textOf(next);
    if (content.trim() !== '' && content.search(/\S/) <= indent) break;
    last = next;
  }
  return lines.lineRange(last).end;
}

function touches(covered: Range, range: Range): boolean {
  return range.start <= covered.end && covered.start <= Math.max(range.start, range.end - 1);
}

function silenceByForeignCodes(source: CommentText, rules: readonly RegisteredRule[]): readonly Silencer[] {
  const foreign = findForeignSuppressions(source.text);
  if (foreign.length === 0) return [];
  const lines = createLineIndex(source.text);
  return foreign.flatMap(({ tool, codes, line }): readonly Silencer[] => {
    const isMeant = ({ group, meta }: RegisteredRule): boolean =>
      tool === 'secrets' ? group === tool : (meta.equivalents?.[tool]?.some((code) => codes.includes(code)) ?? false);
    const ids = new Set(rules.filter(isMeant).map(({ id }) => id));
    const covered = source.map.toOuter(lines.lineRange(line));
    if (ids.size === 0 || covered === undefined) return [];
    return [
      {
        silences: (finding) => ids.has(finding.ruleId) && touches(covered, finding.range),
        suppression: { kind: 'foreign' },
      },
    ];
  });
}

function readMetadata(
  file: SourceFile,
  ids: readonly string[],
  clock: Clock,
  subjects: PlacedSuppression[],
  silencers: Silencer[],
): void {
  for (const cell of file.notebook?.cells ?? []) {
    for (const { id, reason, until } of cell.ignores) {
      const range = { start: 0, end: Math.min(1, cell.text.length) };
      const isExpired = until !== undefined && until < clock.today;
      subjects.push({
        subject: { range, ids: describeIds([{ id, range }], ids), until, isExpired },
        text: cell.text,
        map: cell.map,
      });
      if (isExpired) continue;
      silencers.push({
        silences: (finding) => finding.ruleId === id && finding.cell?.index === cell.index,
        suppression: { kind: 'metadata', ...(reason === undefined ? {} : { reason }) },
      });
    }
  }
}

function silenceBySettings(path: string, settings: Settings, clock: Clock): readonly Silencer[] {
  return settings.ignore
    .filter(({ path: glob, until }) => createGlobMatcher([glob])(path) && (until === undefined || until >= clock.today))
    .map((entry) => ({
      silences: (finding) => finding.ruleId === entry.id,
      suppression: { kind: 'config', ...(entry.reason === undefined ? {} : { reason: entry.reason }) },
    }));
}

/** Of a secret so many characters are held against the patterns of the settings. */
const MAX_SECRET = 1000;

function silenceSecrets(path: string, { secrets }: Settings): readonly Silencer[] {
  return secrets.allow
    .filter((entry) => entry.path === undefined || createGlobMatcher([entry.path])(path))
    .map(({ fingerprint, pattern, reason }) => {
      const expression = pattern === undefined ? undefined : new RegExp(pattern);
      return {
        silences: (finding, secret) =>
          secret !== undefined &&
          (fingerprint === undefined || finding.fingerprint === fingerprint) &&
          expression?.test(secret.slice(0, MAX_SECRET)) !== false,
        suppression: { kind: 'config', reason },
      };
    });
}
