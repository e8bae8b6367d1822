import type { PythonCall, PythonExpression } from '../../lang/python/types';
import { findOrigin, originName, showPath, tierOf, type Tier } from './origin-tier';
import { fileKey } from './written-files';

/** Who could have made the content of a file, and for messages where a stranger's comes from. */
export interface FileTier {
  readonly tier: Tier;
  readonly origin: string;
  /** Related locations: the way from there. */
  readonly related: ReturnType<typeof showPath>;
}

/** Calls that download a file and give its path, with the argument that holds the hash it must have. */
const FETCHERS: Readonly<Record<string, string>> = {
  'keras.utils.get_file': 'file_hash',
  'tensorflow.keras.utils.get_file': 'file_hash',
  'tf_keras.utils.get_file': 'file_hash',
  'pooch.retrieve': 'known_hash',
};

/**
 * The tier of the file that a call reads; undefined where all ways to it are checked. `isOwn` is asked with the key (see
 * `fileKey`) of a file that the model does not know to be written here. `call` is what the finding is about.
 */
export function fileTier(
  call: PythonCall,
  file: PythonExpression | undefined,
  isOwn: (key: string) => boolean,
): FileTier | undefined {
  const origins = file?.contentOrigins('load');
  const tier = file === undefined || origins === undefined ? 'unknown' : judge(file, tierOf(origins), isOwn);
  if (tier === undefined) return undefined;
  const remote = tier === 'remote' ? findOrigin(origins ?? []) : undefined;
  return { tier, origin: originName(remote?.kind ?? 'network'), related: showPath(remote, call.range) };
}

function judge(file: PythonExpression, tier: Tier | undefined, isOwn: (key: string) => boolean): Tier | undefined {
  const fetch = file.originCall();
  const hash = fetch?.argument(FETCHERS[fetch.name ?? ''] ?? '');
  // What is compared with a hash is what somebody chose, wherever it lay.
  if (hash !== undefined && hash.value.kind !== 'none') return 'local';
  const key = fileKey(file);
  return tier !== 'remote' && key !== undefined && isOwn(key) ? 'own' : tier;
}
