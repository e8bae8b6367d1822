import type { CancellationToken } from 'vscode-languageserver';
import { collectFacts } from '../checklist/collect';
import { evaluateChecklist } from '../checklist/evaluate';
import { collectPathFacts } from '../checklist/path-facts';
import type { Fact } from '../checklist/types';
import type { Finding } from '../core/finding';
import type { FolderChecklist } from '../protocol/checklist';
import { checkFile } from './file-check';
import type { Folder } from './folder';
import type { Session } from './session';
import { walkFolder } from './walk';

/** Judges each folder of the workspace by what its files say. */
export async function onChecklist(
  session: Session,
  _: unknown,
  token: CancellationToken,
): Promise<readonly FolderChecklist[]> {
  const end = session.work.begin();
  try {
    const checklists: FolderChecklist[] = [];
    for (const folder of session.folders.all()) checklists.push(await judgeFolder(session, folder, token));
    return checklists;
  } finally {
    end();
  }
}

async function judgeFolder(session: Session, folder: Folder, token: CancellationToken): Promise<FolderChecklist> {
  const paths: string[] = [];
  const facts: Fact[] = [];
  const findings: Finding[] = [];
  await walkFolder(session, folder, token, async (path) => {
    paths.push(path);
    const check = await checkFile(session, folder, path);
    if (check.kind !== 'checked') return;
    findings.push(...check.result.findings);
    facts.push(...collectFacts(check.engine, check.input, check.settings));
  });
  const report = evaluateChecklist({ facts: [...collectPathFacts(paths), ...facts], findings });
  return { folder: folder.uri, name: folder.name, report };
}
