import type { IniDocument } from '../lang/ini/types';
import type { PlacedFact } from './file-facts';

const ENCRYPTION_KEYS = new Set(['sse', 'sse_kms_key_id', 'sse_customer_key']);

/** Evidence in `.dvc/config`: where data lives, and whether it is encrypted there. */
export function collectConfigurationFacts(ini: IniDocument, path: string): readonly PlacedFact[] {
  if (!/(?:^|\/)\.dvc\/config$/.test(path)) return [];
  return ini.sections
    .filter((section) => /^'?remote\b/.test(section.name))
    .flatMap((section) =>
      section.entries.flatMap((entry): readonly PlacedFact[] => {
        if (entry.key === 'url') return [{ kind: 'data-remote', at: entry.keyRange, text: 'DVC remote' }];
        return ENCRYPTION_KEYS.has(entry.key)
          ? [{ kind: 'data-encryption', at: entry.keyRange, text: 'Server-side encryption of the DVC remote' }]
          : [];
      }),
    );
}
