import {
  CodeActionKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import type { Fix } from '../core/fix';
import { CLIENT_COMMANDS } from '../protocol/fixes';
import { LOOK_UP_COMMAND } from '../protocol/pins';
import { splitEdits, toChange } from './cell-edits';
import type { Checked } from './checker';
import { toDiagnostic } from './diagnostics';
import { collectOutputs, fixAll } from './fix-all';
import { findIgnores } from './ignore';
import { settingsIgnore } from './ignore-action';
import { moveToEnv } from './move-to-env';
import { touchesRange, type PlacedFinding } from './place';
import type { Session } from './session';
import { toWorkspaceEdit } from './workspace-edit';

export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.watertight`;
export const NOTEBOOK_FIX_ALL_KIND = `notebook.${FIX_ALL_KIND}`;

/** Where more findings than that meet, the menu would be no help. */
const MAX_FINDINGS = 5;

/**
 * What can be done at a place. The findings are those of the text as it is now: a diagnostic that the client still shows
 * may be of an older text, and its fix may be in already.
 */
export async function onCodeAction(
  session: Session,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const { uri } = params.textDocument;
  const checked = await session.checker.check(uri, token);
  if (checked === undefined || checked.findings.length === 0) return [];
  const { only } = params.context;
  // Whatever is not asked for by name, or by a kind above it, would show up twice in menus.
  if (only !== undefined && !only.some((kind) => includesKind(kind, CodeActionKind.QuickFix))) {
    return fixAllActions(session, checked, uri, only);
  }
  const here = checked.findings.filter((placed) => placed.uri === uri && touchesRange(placed.range, params.range));
  const shown = here.slice(0, MAX_FINDINGS);
  const fixes = (await Promise.all(shown.map((placed) => fixActions(session, checked, placed)))).flat();
  return [
    ...fixes,
    ...lookUpActions(session, checked, shown),
    ...fixEverything(session, checked, fixes.length > 0),
    ...(await Promise.all(shown.map((placed) => ignoreActions(session, checked, placed)))).flat(),
    ...documentationActions(session, shown),
    ...(only === undefined ? [] : fixAllActions(session, checked, uri, only)),
  ];
}

/** Whether a requested kind stands for another one: `source` for `source.fixAll`. */
function includesKind(requested: string, kind: string): boolean {
  return requested === '' || kind === requested || kind.startsWith(`${requested}.`);
}

async function fixActions(session: Session, checked: Checked, placed: PlacedFinding): Promise<readonly CodeAction[]> {
  const { fix, otherFixes = [] } = placed.finding;
  if (fix === undefined) return [];
  const move = await moveToEnv(session, checked, placed, fix);
  const diagnostics = [diagnosticOf(session, checked, placed)];
  return [
    ...fixAction(session, checked, placed, fix),
    ...(move === undefined ? [] : [{ ...move, kind: CodeActionKind.QuickFix, diagnostics }]),
    ...otherFixes.flatMap((other) => fixAction(session, checked, placed, other)),
  ];
}

function fixAction(session: Session, checked: Checked, placed: PlacedFinding, fix: Fix): readonly CodeAction[] {
  const action = {
    title: fix.safety === 'safe' ? fix.title : `${fix.title} (needs review)`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(session, checked, placed)],
    isPreferred: fix.safety === 'safe',
  };
  if (fix.clearedOutputs !== undefined) {
    const [cleared] = collectOutputs(checked.snapshot, [placed.finding]);
    if (cleared === undefined || !session.client.isOwn) return [];
    const command = CLIENT_COMMANDS.clearOutput;
    return [{ ...action, command: { title: fix.title, command, arguments: [checked.snapshot.uri, cleared] } }];
  }
  const split = splitEdits(checked.engine, checked.snapshot, fix.edits);
  if (split === undefined || split.length === 0) return [];
  return [{ ...action, edit: toWorkspaceEdit(split.map(toChange), session.client) }];
}

function diagnosticOf(session: Session, checked: Checked, placed: PlacedFinding): Diagnostic {
  return toDiagnostic(placed, checked, session.client);
}

/** Beside the fix of one finding: all of them at once, where there are more. */
function fixEverything(session: Session, checked: Checked, isAtFix: boolean): readonly CodeAction[] {
  const safe = checked.findings.filter(({ finding }) => finding.fix?.safety === 'safe' && !finding.fix.clearedOutputs);
  if (!isAtFix || safe.length < 2) return [];
  const { changes } = fixAll(checked, { clearsOutputs: false });
  if (changes.length === 0) return [];
  const what = checked.snapshot.isNotebook ? 'notebook' : 'file';
  return [
    {
      title: `Fix all safe problems in this ${what}`,
      kind: CodeActionKind.QuickFix,
      edit: toWorkspaceEdit(changes, session.client),
    },
  ];
}

/** The kinds that run on save. In a cell the plain kind must not touch other cells: the editor drops such edits. */
function fixAllActions(session: Session, checked: Checked, uri: string, only: readonly string[]): CodeAction[] {
  const { isNotebook } = checked.snapshot;
  const actions: CodeAction[] = [];
  const add = (kind: string, title: string, isOwnOnly: boolean): void => {
    const { changes } = fixAll(checked, { clearsOutputs: false });
    const wanted = isOwnOnly ? changes.filter((change) => change.uri === uri) : changes;
    if (wanted.length > 0) actions.push({ title, kind, edit: toWorkspaceEdit(wanted, session.client) });
  };
  if (only.some((kind) => includesKind(kind, FIX_ALL_KIND))) {
    add(FIX_ALL_KIND, `Fix all safe problems in this ${isNotebook ? 'cell' : 'file'}`, isNotebook);
  }
  // Our own client answers for this kind itself: only there can outputs be cleared in the same edit.
  if (isNotebook && !session.client.isOwn && only.some((kind) => includesKind(kind, NOTEBOOK_FIX_ALL_KIND))) {
    add(NOTEBOOK_FIX_ALL_KIND, 'Fix all safe problems in this notebook', false);
  }
  return actions;
}

async function ignoreActions(
  session: Session,
  checked: Checked,
  placed: PlacedFinding,
): Promise<readonly CodeAction[]> {
  const { ruleId, cell } = placed.finding;
  const common = { kind: CodeActionKind.QuickFix, diagnostics: [diagnosticOf(session, checked, placed)] };
  const ignores = findIgnores(checked, placed);
  const actions = ignores.map(({ scope, edits }): CodeAction => ({
    ...common,
    title: `Ignore ${ruleId} ${scope === 'line' ? 'on this line' : `in this ${scope}`}`,
    edit: toWorkspaceEdit([toChange(edits)], session.client),
  }));
  // Markdown, outputs and cells of other languages have no comments: there it is the cell's metadata.
  if (cell !== undefined && session.client.isOwn && !ignores.some(({ scope }) => scope === 'cell')) {
    const title = `Ignore ${ruleId} in this cell`;
    const command = { title, command: CLIENT_COMMANDS.ignoreInCell, arguments: [placed.uri, ruleId] };
    actions.unshift({ ...common, title, command });
  }
  if (!ignores.some(({ scope }) => scope === 'file')) {
    const edit = await settingsIgnore(session, checked, ruleId);
    if (edit !== undefined) actions.push({ ...common, title: `Ignore ${ruleId} in this file`, edit });
  }
  return actions;
}

/** Rules whose fix writes a version, once one is known. */
const PIN_RULES = new Set(['unpinned-hub-revision', 'unpinned-package', 'unpinned-action', 'unpinned-image']);

/** Where nothing here knows the version: a command that names whom it would ask, and asks the user first. */
function lookUpActions(
  { client }: Session,
  { folder, snapshot }: Checked,
  shown: readonly PlacedFinding[],
): readonly CodeAction[] {
  const isOpen = shown.some(({ finding }) => PIN_RULES.has(finding.ruleId) && finding.fix === undefined);
  if (!isOpen || !client.isOwn || folder.host.fetchText === undefined) return [];
  const title = 'Look Up Pins Online…';
  const command = { title, command: LOOK_UP_COMMAND, arguments: [snapshot.uri] };
  return [{ title, kind: CodeActionKind.QuickFix, command }];
}

function documentationActions(session: Session, shown: readonly PlacedFinding[]): readonly CodeAction[] {
  if (!session.client.isOwn) return [];
  return [...new Set(shown.map(({ finding }) => finding.ruleId))].map((ruleId) => {
    const title = `Show documentation for ${ruleId}`;
    const command = { title, command: CLIENT_COMMANDS.showDocumentation, arguments: [ruleId] };
    return { title, kind: CodeActionKind.QuickFix, command };
  });
}
