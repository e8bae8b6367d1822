import type { Connection } from 'vscode-languageserver';
import type { Finding } from '../core/finding';
import { toFileDiagnostic } from './diagnostics';
import { uriKey } from './uris';

/** What scans have found in files, kept until the files change. */
export interface ScanResults {
  /** `isOpen`: the editor's own findings are shown then, not these. */
  set(uri: string, findings: readonly Finding[], isOpen: boolean): void;
  has(uri: string): boolean;
  delete(uri: string): void;
  /** Takes the file's diagnostics back, because it is open now; it still counts as scanned. */
  hide(uri: string): void;
  clear(): void;
  uris(): readonly string[];
  /** How many findings each scanned file has, by the URI's key. */
  readonly counts: ReadonlyMap<string, number>;
}

export function createScanResults(connection: Connection): ScanResults {
  const uris = new Map<string, string>();
  const counts = new Map<string, number>();
  const shown = new Set<string>();

  function show(key: string, uri: string, findings: readonly Finding[]): void {
    if (findings.length === 0 && !shown.has(key)) return;
    void connection.sendDiagnostics({ uri, diagnostics: findings.map(toFileDiagnostic) });
    if (findings.length === 0) shown.delete(key);
    else shown.add(key);
  }

  function hide(uri: string): void {
    const key = uriKey(uri);
    if (shown.has(key)) show(key, uris.get(key) ?? uri, []);
  }

  return {
    counts,
    set(uri, findings, isOpen) {
      const key = uriKey(uri);
      uris.set(key, uri);
      counts.set(key, findings.length);
      show(key, uri, isOpen ? [] : findings);
    },
    has: (uri) => uris.has(uriKey(uri)),
    hide,
    delete(uri) {
      hide(uri);
      uris.delete(uriKey(uri));
      counts.delete(uriKey(uri));
    },
    clear() {
      for (const uri of uris.values()) hide(uri);
      uris.clear();
      counts.clear();
    },
    uris: () => [...uris.values()],
  };
}
