import type { IniDocument, IniEntry } from '../../../lang/ini/types';
import { parseIni } from '../../../lang/ini/document';
import type { FixProposal, RuleContext } from '../../../engine/rule';
import type { SecretMatch } from '../../../secrets/types';
import { removeIniEntry } from '../../shared/ini-lines';
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
export function writtenInIni(
  document: IniDocument,
  context: Pick<RuleContext, 'path' | 'readText'>,
): readonly WrittenSetting[] {
  const { path } = context;
  if (/(?:^|\/)\.dvc\/config(?:\.local)?$/.test(path)) return writtenForDvc(document, context);
  if (!/(?:^|\/)airflow\w*\.cfg$/.test(path)) return [];
  return document.sections.flatMap(({ entries }) =>
    entries.flatMap(({ key, value, valueRange }) => {
      const secret = airflowSetting(key, value, valueRange);
      return secret === undefined ? [] : [{ secret, fix: undefined }];
    }),
  );
}

function writtenForDvc(document: IniDocument, context: Pick<RuleContext, 'readText'>): readonly WrittenSetting[] {
  const local = context.readText('config.local');
  const own = local === undefined ? [] : parseIni(local).sections;
  return document.sections.flatMap(({ name, entries }) => {
    const section = DVC_SECTION.exec(name);
    if (section === null) return [];
    const remote = section[1] === 'remote' ? section[2] : undefined;
    return entries.flatMap((entry): readonly WrittenSetting[] => {
      const value = entry.value.replace(/^(["'])(.*)\1$/, '$2');
      const isKept = DVC_KEYS.has(entry.key) && isCredential(entry.key, value);
      if (!isKept) return [];
      const isInLocal = own.some(
        (other) =>
          other.name === name && other.entries.some(({ key, value: written }) => key === entry.key && written !== ''),
      );
      const fix = moveOut(document.text, entry, remote, isInLocal);
      return [{ secret: writtenMatch(entry.valueRange, `DVC_${entry.key}`), fix }];
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
  entry: IniEntry,
  remote: string | undefined,
  isInLocal: boolean,
): FixProposal | undefined {
  if (remote === undefined && !isInLocal) return undefined;
  const { key } = entry;
  return {
    title: isInLocal
      ? `Take it out of this file: config.local has ${key} already`
      : `Take it out of this file (then: dvc remote modify --local ${remote ?? ''} ${key} …, which git does not see)`,
    safety: 'unsafe',
    edits: [removeIniEntry(text, entry)],
  };
}
