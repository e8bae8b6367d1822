import { ResponseError, type CancellationToken } from 'vscode-languageserver';
import { ITEMS } from '../checklist/items';
import { ATTESTATIONS_FILE, clearAttestation, writeAttestation } from '../checklist/records/attestations';
import { HISTORY_FILE, recordProgress } from '../checklist/records/history';
import { PROFILE_FILE, writeProfile } from '../checklist/records/profile-file';
import { formatChecklistHtml } from '../output/checklist-html';
import { formatChecklistMarkdown } from '../output/checklist-markdown';
import type {
  AnswerProfileParams,
  AttestParams,
  ChecklistReportParams,
  FileChange,
  FixRuleParams,
  FixRuleResult,
  FolderChecklist,
  RecordProgressParams,
} from '../protocol/checklist';
import type { DocumentChange } from '../protocol/fixes';
import type { ClearedOutputs } from '../protocol/outputs';
import type { JudgedFolder } from './checklists';
import { fixAll } from './fix-all';
import type { Folder } from './folder';
import type { Session } from './session';
import { uriKey } from './uris';

/** Judges each folder of the workspace by what its files say. */
export async function onChecklist(
  session: Session,
  _: unknown,
  token: CancellationToken,
): Promise<readonly FolderChecklist[]> {
  const end = session.work.begin();
  try {
    const checklists: FolderChecklist[] = [];
    for (const folder of session.folders.all()) checklists.push(await session.checklists.judge(session, folder, token));
    return checklists;
  } finally {
    end();
  }
}

/** What `.watertight/attestations.yaml` holds once a person has said something of an item. */
export async function onAttest(session: Session, params: AttestParams, token: CancellationToken): Promise<FileChange> {
  const { id, state, by, note, evidence, expires } = params;
  const { records, ownItems, today } = await openFolder(session, params.folder, token);
  const text = records[ATTESTATIONS_FILE];
  if (state === 'clear') return { path: ATTESTATIONS_FILE, text: clearAttestation(text ?? '', id) };
  const item = [...ITEMS, ...ownItems].find((candidate) => candidate.id === id);
  if (item === undefined) throw new ResponseError(-32602, `The checklist has no item "${id}".`);
  const attestation = {
    ...{ id, state, by, note },
    ...(evidence === undefined ? {} : { evidence }),
    ...(expires === undefined ? {} : { expires }),
  };
  const options = { today, ...(item.attestedFor === undefined ? {} : { lifetime: item.attestedFor }) };
  return { path: ATTESTATIONS_FILE, text: writeAttestation(text, attestation, options) };
}

export async function onAnswerProfile(
  session: Session,
  { folder, answers }: AnswerProfileParams,
  token: CancellationToken,
): Promise<FileChange> {
  const { records } = await openFolder(session, folder, token);
  return { path: PROFILE_FILE, text: writeProfile(records[PROFILE_FILE], answers) };
}

export async function onRecordProgress(
  session: Session,
  { folder }: RecordProgressParams,
  token: CancellationToken,
): Promise<FileChange> {
  const { records, report, today } = await openFolder(session, folder, token);
  return { path: HISTORY_FILE, text: recordProgress(records[HISTORY_FILE], report, today) };
}

export async function onChecklistReport(
  session: Session,
  { folder: uri, format }: ChecklistReportParams,
  token: CancellationToken,
): Promise<{ readonly text: string }> {
  const folder = folderOf(session, uri);
  const { report, history } = await session.checklists.open(session, folder, token);
  const subject = { name: folder.name };
  switch (format) {
    case 'html':
      return { text: formatChecklistHtml(report, subject, history) };
    case 'markdown':
      return { text: formatChecklistMarkdown(report, subject) };
    case 'json':
      return { text: `${JSON.stringify(report, undefined, 2)}\n` };
  }
}

/** The safe fixes of one rule in all open files of a folder, and the closed files that it could mend. */
export async function onFixRule(
  session: Session,
  { folder: uri, ruleId }: FixRuleParams,
  token: CancellationToken,
): Promise<FixRuleResult> {
  const folder = folderOf(session, uri);
  const { files } = await session.checklists.open(session, folder, token);
  const changes: DocumentChange[] = [];
  const cleared: ClearedOutputs[] = [];
  const closed: string[] = [];
  let applied = 0;
  for (const { path, findings } of files.all()) {
    if (!findings.some((finding) => finding.ruleId === ruleId && finding.fix?.safety === 'safe')) continue;
    const fileUri = folder.uriOf(path);
    const checked = await session.checker.check(fileUri, token);
    if (checked === undefined) {
      closed.push(fileUri);
      continue;
    }
    const settings = { ...checked.settings, select: [ruleId] };
    const result = checked.engine.lint(checked.snapshot.input, settings, checked.facts);
    // Who presses for this rule asks for its outputs to be cleared.
    const fixed = fixAll({ ...checked, settings, result }, { clearsOutputs: true });
    changes.push(...fixed.changes);
    cleared.push(...fixed.cleared);
    applied += fixed.applied;
  }
  return { changes, cleared, closed, applied };
}

function openFolder(session: Session, uri: string, token: CancellationToken): Promise<JudgedFolder> {
  return session.checklists.open(session, folderOf(session, uri), token);
}

function folderOf(session: Session, uri: string): Folder {
  const folder = session.folders.all().find((candidate) => uriKey(candidate.uri) === uriKey(uri));
  if (folder === undefined) throw new ResponseError(-32602, 'That is no folder of this workspace.');
  return folder;
}
