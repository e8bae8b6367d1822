import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnosticsByDocument } from './publisher';
import type { Session } from './session';

/** Only for clients that ask; cells are pushed to them all the same. */
export async function onDiagnostic(
  session: Session,
  { textDocument }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const isPulled = session.client.pullsDiagnostics && !session.documents.isCell(textDocument.uri);
  const checked = isPulled ? await session.checker.check(textDocument.uri, token) : undefined;
  const items = checked && diagnosticsByDocument(checked, session.client).get(textDocument.uri);
  return { kind: DocumentDiagnosticReportKind.Full, items: items ?? [] };
}
