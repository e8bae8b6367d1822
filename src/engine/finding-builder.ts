import { SEVERITIES, type Confidence, type Finding, type RelatedLocation, type Severity } from '../core/finding';
import type { Edit, Fix } from '../core/fix';
import type { Range } from '../core/range';
import type { TextMap } from '../core/text-map';
import type { SourceFile } from '../lang/source-file';
import type { Draft } from './checks';
import { createFingerprints } from './fingerprint';
import { PRACTICE_OF_GROUP } from './groups';
import type { Settings } from './settings';

const CONFIDENCES = ['high', 'medium', 'low'] as const satisfies readonly Confidence[];

/**
 * Turns drafts into findings of the file: maps ranges and edits outwards, lowers severities, fills messages. A draft
 * gives no finding where its place has no characters in the file, or where the level leaves out its confidence.
 */
export function createFindingBuilder(
  file: SourceFile,
  settings: Settings,
  isExample: boolean,
  drafts: readonly Draft[],
): (draft: Draft) => readonly Finding[] {
  const fingerprint = createFingerprints();
  const secrets = collectSecrets(drafts);
  return (draft) => {
    const { rule, report } = draft;
    const confidence = weakest(CONFIDENCES, rule.meta.confidence, report.confidence);
    const override = settings.rules[rule.id]?.severity;
    if (confidence === 'low' && settings.level !== 'strict' && override === undefined) return [];
    const range = draft.map.toOuter(report.at);
    if (range === undefined) return [];
    const location = file.locate(range);
    const [fix, ...otherFixes] = draft.fixes.flatMap((each) => buildFix(file, draft, each) ?? []);
    const { revokeUrl } = report;
    return [
      {
        ...location,
        ruleId: rule.id,
        group: rule.group,
        practice: PRACTICE_OF_GROUP[rule.group],
        severity: chooseSeverity(draft, override, isExample),
        confidence,
        file: file.path,
        message: fillMessage(rule.messages[report.message] ?? '', report.data ?? {}),
        related: relate(file, draft),
        fingerprint: fingerprint({
          ruleId: rule.id,
          path: file.path,
          part: draft.part,
          line: redactLine(lineOf(draft.text, report.at.start), secrets),
        }),
        ...(fix === undefined ? {} : { fix }),
        ...(otherFixes.length === 0 ? {} : { otherFixes }),
        ...(revokeUrl === undefined ? {} : { revokeUrl }),
      },
    ];
  };
}

/** A severity that the settings name is taken as it is; else the rule's, lowered by the report and by the context. */
function chooseSeverity(draft: Draft, override: Severity | 'off' | undefined, isExample: boolean): Severity {
  if (override !== undefined && override !== 'off') return override;
  const severity = weakest(SEVERITIES, draft.rule.meta.severity, draft.report.severity);
  return isExample ? lower(severity) : severity;
}

function lower(severity: Severity): Severity {
  return SEVERITIES[SEVERITIES.indexOf(severity) + 1] ?? 'info';
}

/** The later of two values of an ordered list. */
function weakest<T>(order: readonly T[], a: T, b: T | undefined): T {
  return b !== undefined && order.indexOf(b) > order.indexOf(a) ? b : a;
}

function fillMessage(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([^{}\s]+)\}/g, (slot, name: string) => {
    const value = data[name];
    return value === undefined ? slot : String(value);
  });
}

function relate(file: SourceFile, draft: Draft): readonly RelatedLocation[] {
  return (draft.report.related ?? []).flatMap((related): readonly RelatedLocation[] => {
    const { message } = related;
    if ('elsewhere' in related) return [{ ...related.elsewhere, message }];
    const { at } = related;
    const range = draft.map.toOuter(at);
    return range === undefined ? [] : [{ ...file.locate(range), message }];
  });
}

/** The fix in the file's offsets; undefined where one of its edits cannot be written there. */
function buildFix(file: SourceFile, draft: Draft, { proposal, importEdits }: Draft['fixes'][number]): Fix | undefined {
  const { title, safety, environment } = proposal;
  const edits: Edit[] = [];
  for (const edit of [...importEdits, ...proposal.edits]) {
    const outer = mapEdit(file, draft.map, edit);
    if (outer === undefined) return undefined;
    edits.push(outer);
  }
  if (proposal.clearsOutput !== true || draft.output === undefined) {
    if (edits.length === 0) return undefined;
    return { title, safety, edits, ...(environment === undefined ? {} : { environment }) };
  }
  const { cell, output, removal } = draft.output;
  return { title, safety, edits: [...edits, ...removal], clearedOutputs: [{ cell, output }] };
}

function mapEdit(file: SourceFile, map: TextMap, edit: Edit): Edit | undefined {
  const range = map.toOuter(edit.range);
  const text = map.encode(edit.text, edit.range.start);
  if (range === undefined || text === undefined) return undefined;
  // An edit must not reach from one cell into the next: between them stands the notebook's own JSON.
  if (file.notebook && edit.range.end > edit.range.start && !isWithinOneCell(file, range)) return undefined;
  return { range, text };
}

function isWithinOneCell(file: SourceFile, range: Range): boolean {
  const first = file.locate({ start: range.start, end: range.start }).cell;
  const last = file.locate({ start: range.end, end: range.end }).cell;
  return first !== undefined && first.index === last?.index && first.part === last.part;
}

interface SecretText {
  readonly text: string;
  readonly name: string;
}

function collectSecrets(drafts: readonly Draft[]): readonly SecretText[] {
  const names = new Map<string, string>();
  for (const { report, text } of drafts) {
    const secret = text.slice(report.at.start, report.at.end);
    if (report.redactAs !== undefined && !names.has(secret)) names.set(secret, `<${report.redactAs}>`);
  }
  return [...names].map(([text, name]) => ({ text, name }));
}

function redactLine(line: string, secrets: readonly SecretText[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret.text, secret.name), line);
}

/** Lines of megabytes (minified data) are cut: the start is enough to tell findings apart. */
function lineOf(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 2000);
  const end = text.indexOf('\n', offset);
  return text.slice(start, Math.min(end === -1 ? text.length : end, offset + 2000));
}
