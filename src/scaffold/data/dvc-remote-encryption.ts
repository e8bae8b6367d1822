import { parseIni } from '../../lang/ini/document';
import type { Project } from '../project';
import { dvcIgnores } from './dvc-files';
import type { Scaffold, ScaffoldFiles } from '../types';

/** S3 encrypts with a key of the account's own; other stores are told in their own settings. */
export const DVC_REMOTE_ENCRYPTION: Scaffold = {
  id: 'dvc-remote-encryption',
  title: 'Encryption of the DVC remote',
  summary: 'Has the DVC remote on S3 encrypt with a KMS key of your own; says what to do for other stores.',
  items: ['ENC-D1', 'VER-D1'],
  create,
};

function create(project: Project): ScaffoldFiles {
  const { dvc, folder, name } = project;
  const path = dvc?.config ?? `${folder}.dvc/config`;
  const key = `alias/${name.toLowerCase().replace(/[^a-z0-9/_-]+/g, '-')}-data`;
  const remote = dvc?.remote;
  if (remote !== undefined && !remote.url.startsWith('s3://')) return { files: [], notes: [noteFor(remote.url)] };
  const encryption = [['sse', 'aws:kms'], ['sse_kms_key_id', key]] as const; // prettier-ignore
  const text = `[core]
    analytics = false
    remote = store
['remote "store"']
    url = s3://YOUR-BUCKET/${name.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}
${encryption.map(([setting, value]) => `    ${setting} = ${value}\n`).join('')}`;
  return {
    files: [
      { path, text, extend: extendRemote(remote?.name ?? 'store', text, encryption) },
      dvcIgnores(dvc?.folder ?? folder),
    ],
    notes: [
      ...(remote === undefined ? [`Write your bucket in place of YOUR-BUCKET in ${path}.`] : []),
      `The key ${key} has to exist, with rotation switched on; whoever pulls or pushes needs the right to use it.`,
      'Objects that are in the bucket already stay as they are: push them again.',
    ],
    commands: [`aws kms describe-key --key-id ${key}`],
  };
}

function noteFor(url: string): string {
  if (url.startsWith('gs://')) {
    return 'Google Cloud Storage encrypts by the settings of the bucket: `gcloud storage buckets update --default-encryption-key`.';
  }
  if (url.startsWith('azure://')) {
    return 'Azure encrypts by the settings of the storage account: choose a customer-managed key there.';
  }
  return 'This remote cannot encrypt by itself: encrypt the disk, or the files before they are added (file-encryption).';
}

/** Puts settings that a remote lacks behind its last one; a configuration without a remote gets one. */
function extendRemote(
  name: string,
  whole: string,
  settings: readonly (readonly [key: string, value: string])[],
): (text: string) => string | undefined {
  return (text) => {
    const { sections } = parseIni(text);
    if (!sections.some((each) => each.name.includes('remote "'))) return withRemote(text, whole);
    const section = sections.find((each) => each.name.replaceAll("'", '') === `remote "${name}"`);
    const last = section?.entries.at(-1);
    if (section === undefined || last === undefined) return undefined;
    const lacking = settings.filter(([key]) => !section.entries.some((entry) => entry.key === key));
    const indent = /[ \t]*$/.exec(text.slice(0, last.keyRange.start))?.[0] ?? '';
    const end = text.includes('\r\n') ? '\r\n' : '\n';
    const lineEnd = text.indexOf('\n', last.valueRange.end);
    const before = lineEnd === -1 ? `${text}${end}` : text.slice(0, lineEnd + 1);
    const added = lacking.map(([key, value]) => `${indent}${key} = ${value}${end}`).join('');
    return lacking.length === 0 ? text : `${before}${added}${lineEnd === -1 ? '' : text.slice(lineEnd + 1)}`;
  };
}

/** The default remote is named in `[core]`, which may be there without it. */
function withRemote(text: string, whole: string): string | undefined {
  const remote = whole.slice(whole.indexOf("['remote"));
  const { sections } = parseIni(text);
  const core = sections.find(({ name }) => name === 'core');
  if (text.trim() === '' || core === undefined) return undefined;
  const last = core.entries.at(-1);
  if (last === undefined || core.entries.some(({ key }) => key === 'remote')) return undefined;
  const lineEnd = text.indexOf('\n', last.valueRange.end);
  const [before, after] = lineEnd === -1 ? [`${text}\n`, ''] : [text.slice(0, lineEnd + 1), text.slice(lineEnd + 1)];
  const gap = after === '' || after.endsWith('\n') ? '' : '\n';
  return `${before}    remote = store\n${after}${gap}${remote}`;
}
