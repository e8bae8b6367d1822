import { homedir } from 'node:os';
import { resolve, sep } from 'node:path';
import type { MachineFolder } from '../../engine/machine';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where a folder of this machine is, as the libraries themselves look for it:
 * https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables. Undefined where there is none.
 */
export function findMachineFolder(
  folder: MachineFolder,
  environment: Environment = process.env,
  home: string = homedir(),
): string | undefined {
  const found = folder === 'hub-cache' ? findHubCache(environment, home) : findEnvironment(environment);
  if (found === undefined) return undefined;
  const absolute = resolve(found.replace(/^~(?=$|[/\\])/, home));
  return sep === '/' ? absolute : absolute.replaceAll(sep, '/');
}

function findHubCache(environment: Environment, home: string): string {
  const hub = given(environment, 'HF_HUB_CACHE') ?? given(environment, 'HUGGINGFACE_HUB_CACHE');
  if (hub !== undefined) return hub;
  const own = given(environment, 'HF_HOME');
  if (own !== undefined) return `${own}/hub`;
  return `${given(environment, 'XDG_CACHE_HOME') ?? `${home}/.cache`}/huggingface/hub`;
}

/** The environment that is active in the terminal which this was started from. */
function findEnvironment(environment: Environment): string | undefined {
  return given(environment, 'VIRTUAL_ENV') ?? given(environment, 'CONDA_PREFIX');
}

function given(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === '' ? undefined : value;
}
