import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { IniDocument, IniEntry } from '../../../lang/ini/types';
import { removeIniEntry } from '../../shared/ini-lines';
import { isPublicAcl, isWritableAcl } from './public-access';

/** A setting of a remote of DVC that opens the store to everybody, or takes for granted that it is open. */
export interface PublicRemote {
  readonly at: Range;
  readonly kind: 'readable' | 'writable' | 'anonymous';
  readonly what: string;
  readonly fix: FixProposal;
}

const GRANTS = new Set(['grant_read', 'grant_read_acp', 'grant_write_acp', 'grant_full_control']);
const EVERYBODY = /groups\/global\/(?:AllUsers|AuthenticatedUsers)/;

export function publicRemotes(document: IniDocument, path: string): readonly PublicRemote[] {
  if (!/(?:^|\/)\.dvc\/config(?:\.local)?$/.test(path)) return [];
  return document.sections.flatMap(({ entries }) =>
    entries.flatMap((entry): readonly PublicRemote[] => {
      const kind = kindOf(entry);
      if (kind === undefined) return [];
      const at = { start: entry.keyRange.start, end: entry.valueRange.end };
      const edits = [removeIniEntry(document.text, entry)];
      const fix = { title: `Leave out ${entry.key}`, safety: 'unsafe', edits } as const;
      return [{ at, kind, what: `${entry.key} = ${entry.value}`, fix }];
    }),
  );
}

function kindOf({ key, value }: IniEntry): PublicRemote['kind'] | undefined {
  const plain = value.replace(/^["']|["']$/g, '');
  if (key === 'acl' && isPublicAcl(plain)) return isWritableAcl(plain) ? 'writable' : 'readable';
  if (GRANTS.has(key) && EVERYBODY.test(value)) return key.startsWith('grant_read') ? 'readable' : 'writable';
  return key === 'allow_anonymous_login' && /^(?:true|yes|on|1)$/i.test(plain) ? 'anonymous' : undefined;
}
