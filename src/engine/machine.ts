import type { Host } from './host';

/**
 * Folders of this machine, outside of the workspace, that tell what a program really used: the cache that Hugging Face's
 * libraries download to, and the Python environment that is active.
 */
export const MACHINE_FOLDERS = ['hub-cache', 'environment'] as const;
export type MachineFolder = (typeof MACHINE_FOLDERS)[number];

/** No file of a workspace is called so: Windows does not allow it, and nobody does it elsewhere. */
const MACHINE_PATH = /^<([a-z-]+)>\/?(.*)$/s;

/** How facts name a place in a folder of the machine: the answers then tell that the folder is another one now. */
export function machinePath(folder: MachineFolder, path = ''): string {
  return `<${folder}>/${path}`;
}

/** The host's path for a path of facts; undefined where the machine has no such folder. */
export function resolveFactPath(root: string, path: string, host: Pick<Host, 'machineFolder'>): string | undefined {
  if (!path.startsWith('<')) return `${root}/${path}`;
  const [, name, rest = ''] = MACHINE_PATH.exec(path) ?? [];
  const folder = MACHINE_FOLDERS.find((each) => each === name);
  if (folder === undefined) return `${root}/${path}`;
  const place = host.machineFolder?.(folder);
  return place === undefined ? undefined : `${place}/${rest}`.replace(/\/+$/, '');
}
