import { compareVersions } from '../core/version';
import type { WorkspaceFacts } from '../engine/engine';
import type { KnownPins } from '../engine/pins';
import { isCommit } from './commit';

type Facts = Pick<WorkspaceFacts, 'readText' | 'listFolder'>;
type ActionPin = NonNullable<ReturnType<KnownPins['actionCommit']>>;

const FOLDER = '.github/workflows';
/** `owner/name/folder@<commit> # v4.2.1`, as Dependabot and Renovate write and keep it. */
const PINNED = /([\w.-]+\/[\w.-]+)(?:\/[\w./-]*)?@([0-9a-f]{40})["']?[ \t]+#[ \t]*(?:pin@|tag=)?(v?\d[\w.-]*)/g;

/** The commit of an action at a tag, where a workflow of this workspace pins that version; the newest of them. */
export function findActionCommit(facts: Facts, repository: string, ref: string): ActionPin | undefined {
  const wanted = repository.toLowerCase();
  let best: ActionPin | undefined;
  for (const file of facts.listFolder?.(FOLDER) ?? []) {
    if (!/\.ya?ml$/.test(file)) continue;
    const text = facts.readText?.(`${FOLDER}/${file}`) ?? '';
    for (const [, name = '', value = '', version = ''] of text.matchAll(PINNED)) {
      if (name.toLowerCase() !== wanted || !isCommit(value) || !isOf(version, ref)) continue;
      const isNewer = best === undefined || (compareVersions(version, best.version) ?? 0) > 0;
      if (isNewer) best = { value, version, source: `the commit in ${FOLDER}/${file}` };
    }
  }
  return best;
}

/** `v4.2.1` is what `v4` and `v4.2` led to. */
function isOf(version: string, ref: string): boolean {
  const plain = (text: string): string => text.replace(/^v/i, '');
  return /\d/.test(ref) && `${plain(version)}.`.startsWith(`${plain(ref)}.`);
}
