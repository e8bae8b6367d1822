/** Commands of the files that describe jobs for somebody else's machines. */
import { nodeAt, stringAt, type DataNode } from '../../data-node';
import { execScript, wordsOf } from '../../exec';
import { scalarScript, type Masking, type Script } from '../../script-text';
import type { YamlDocument } from '../types';
import { allMaps, itemMaps, mapAt } from './nodes';
import { linesScript, maskExpressions } from './script-text';

const keep: Masking = (text) => text;

const RAY_COMMANDS = [
  'initialization_commands', 'setup_commands', 'head_setup_commands', 'worker_setup_commands',
  'head_start_ray_commands', 'worker_start_ray_commands',
]; // prettier-ignore

/** What the nodes of a Ray cluster run when they start. */
export function rayScripts(root: DataNode): readonly Script[] {
  return RAY_COMMANDS.flatMap((key) => linesScript(nodeAt(root, key), 'yaml', keep));
}

/** `setup` and `run` of a SkyPilot task. */
export function skypilotScripts(root: DataNode): readonly Script[] {
  return ['setup', 'run'].flatMap((key) => scalarScript(nodeAt(root, key), 'yaml', keep));
}

/** `command` of Azure ML's jobs and components; `${{inputs.x}}` is put in as it is. */
export function azureMlScripts(doc: YamlDocument): readonly Script[] {
  const mask = maskExpressions('braces');
  return [...allMaps(doc)].flatMap((map) => scalarScript(map.get('command'), 'yaml', mask));
}

/** `run_shell_script` among the steps that build, push and pull a Prefect deployment. */
export function prefectScripts(doc: YamlDocument): readonly Script[] {
  const mask = maskExpressions('braces');
  return [...allMaps(doc)].flatMap((map) => {
    const [step] = map.entries.filter(({ key }) => key.endsWith('run_shell_script'));
    return scalarScript(nodeAt(step?.value, 'script'), 'yaml', mask);
  });
}

/** Containers of Vertex AI's custom jobs. */
export function vertexScripts(doc: YamlDocument): readonly Script[] {
  return [...allMaps(doc)].flatMap((map) => {
    const container = mapAt(map, 'containerSpec');
    return container === undefined
      ? []
      : execScript([...wordsOf(container.get('command')), ...wordsOf(container.get('args'))], 'yaml');
  });
}

/** `entry` of the hooks that a project defines itself, which run on the machine as they are. */
export function preCommitScripts(root: DataNode): readonly Script[] {
  return itemMaps(root, 'repos')
    .filter((repository) => stringAt(repository, 'repo') === 'local')
    .flatMap((repository) => itemMaps(repository, 'hooks'))
    .flatMap((hook) => scalarScript(hook.get('entry'), 'yaml', keep));
}
