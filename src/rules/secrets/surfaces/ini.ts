import type { IniDocument, IniEntry } from '../../../lang/ini/types';
import type { FixProposal } from '../../../engine/rule';
import type { SecretMatch } from '../../../secrets/types';
import { airflowSetting } from './airflow';
import { isWrittenCredential } from './judge';
import { writtenMatch } from './types';

/** What DVC's remotes, databases and studio take that lets its holder in. */
const DVC_KEYS = new Set([
  ...[
    'password',
    'token',
    'secret_access_key',
    'session_token',
    'sse_customer_key',
    'account_key',
    'connection_string',
  ],
  ...['sas_token', 'client_secret', 'oss_key_secret', 'gdrive_client_secret', 'passphrase'],
]);
const DVC_SECTION = /^['"]?(remote|db|studio|database)\b\s*(?:"([^"]*)")?/;

export interface WrittenSetting {
  readonly secret: SecretMatch;
  readonly fix: FixProposal | undefined;
}

/** Credentials in the settings of DVC and Airflow. */
export function writtenInIni(document: IniDocument, path: string): readonly WrittenSetting[] {
  if (/(?:^|\/)\.dvc\/config(?:\.local)?$/.test(path)) return writtenForDvc(document);
  if (!/(?:^|\/)airflow\w*\.cfg$/.test(path)) return [];
  return document.sections.flatMap(({ entries }) =>
    entries.flatMap(({ key, value, valueRange }) => {
      const secret = airflowSetting(key, value, valueRange);
      return secret === undefined ? [] : [{ secret, fix: undefined }];
    }),
  );
}

function writtenForDvc(document: IniDocument): readonly WrittenSetting[] {
  return document.sections.flatMap(({ name, entries }) => {
    const section = DVC_SECTION.exec(name);
    if (section === null) return [];
    const remote = section[1] === 'remote' ? section[2] : undefined;
    return entries.flatMap((entry): readonly WrittenSetting[] => {
      const value = entry.value.replace(/^(["'])(.*)\1$/, '$2');
      const isKept = DVC_KEYS.has(entry.key) && isCredential(entry.key, value);
      if (!isKept) return [];
      return [
        { secret: writtenMatch(entry.valueRange, `DVC_${entry.key}`), fix: moveOut(document.text, entry, remote) },
      ];
    });
  });
}

/** A connection string has `=` and `;` in it, and blanks in some of its parts. */
function isCredential(key: string, value: string): boolean {
  if (key !== 'connection_string') return isWrittenCredential(value);
  return (
    /(?:AccountKey|SharedAccessSignature|Password)=[^;<${]/i.test(value) && !value.includes('UseDevelopmentStorage')
  );
}

/** DVC keeps what is said with `--local` in a file beside it that git ignores. */
function moveOut(
  text: string,
  { key, keyRange, valueRange }: IniEntry,
  remote: string | undefined,
): FixProposal | undefined {
  if (remote === undefined) return undefined;
  const start = text.lastIndexOf('\n', keyRange.start - 1) + 1;
  const end = text.indexOf('\n', valueRange.end);
  return {
    title: `Take it out of this file (then: dvc remote modify --local ${remote} ${key} …, which git does not see)`,
    safety: 'unsafe',
    edits: [{ range: { start, end: end < 0 ? text.length : end + 1 }, text: '' }],
  };
}
