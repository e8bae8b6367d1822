import type { Connection, Diagnostic } from 'vscode-languageserver';
import { readSettings } from '../engine/settings-file';
import { SETTINGS_FILE_NAME } from '../engine/settings-search';
import type { Checked } from './checker';
import { toDiagnostic, toSettingsDiagnostic } from './diagnostics';
import type { ClientFacts } from './session';
import { createLineIndex } from '../core/line-index';

/** Tells the client what was found in open documents, and takes it back. */
export interface Publisher {
  publish(checked: Checked): void;
  /** Takes back everything that was published for a document and its cells. */
  clear(uri: string): void;
  /** How many findings each open document has. */
  readonly counts: ReadonlyMap<string, number>;
}

export function createPublisher(connection: Connection, client: ClientFacts): Publisher {
  const published = new Map<string, readonly string[]>();
  const counts = new Map<string, number>();

  function send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    void connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }

  return {
    counts,
    publish(checked) {
      const { snapshot } = checked;
      counts.set(snapshot.uri, checked.findings.length);
      if (!snapshot.isNotebook && client.pullsDiagnostics) return;
      const byDocument = diagnosticsByDocument(checked, client);
      const before = published.get(snapshot.uri) ?? [];
      for (const { uri, version } of snapshot.texts) {
        const diagnostics = byDocument.get(uri) ?? [];
        if (diagnostics.length > 0 || before.includes(uri) || !snapshot.isNotebook) send(uri, diagnostics, version);
      }
      // Cells that are gone.
      for (const uri of before) if (!snapshot.texts.some((text) => text.uri === uri)) send(uri, []);
      published.set(snapshot.uri, snapshot.isNotebook ? [...byDocument.keys()] : [snapshot.uri]);
    },
    clear(uri) {
      counts.delete(uri);
      for (const document of published.get(uri) ?? []) send(document, []);
      published.delete(uri);
    },
  };
}

/** The diagnostics of a document and its cells, by URI. */
export function diagnosticsByDocument(checked: Checked, client: ClientFacts): ReadonlyMap<string, Diagnostic[]> {
  const byDocument = new Map<string, Diagnostic[]>();
  for (const placed of checked.findings) {
    const list = byDocument.get(placed.uri) ?? [];
    list.push(toDiagnostic(placed, checked, client));
    byDocument.set(placed.uri, list);
  }
  const problems = settingsDiagnostics(checked);
  if (problems.length > 0) {
    byDocument.set(checked.snapshot.uri, [...(byDocument.get(checked.snapshot.uri) ?? []), ...problems]);
  }
  return byDocument;
}

/** Where the document is a settings file: the values in it that are not understood. */
function settingsDiagnostics({ snapshot, engine, facts }: Checked): readonly Diagnostic[] {
  const { path, text } = snapshot.input;
  if (text === undefined || path.split('/').at(-1) !== SETTINGS_FILE_NAME) return [];
  const lines = createLineIndex(text);
  return readSettings(text, engine.rules, facts.today).problems.map((problem) =>
    toSettingsDiagnostic(problem, lines.positionAt(problem.range.end)),
  );
}
