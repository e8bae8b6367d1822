import { nodeAt, stringAt, type DataMap, type DataNode, type DataScalar } from '../../../lang/data-node';
import type { PodSpec } from '../../../lang/yaml/extract/pod-specs';
import { findIn, hoist, placesOf, variableOf, type Injection } from './injection';

/** `{{inputs.parameters.x}}` and the like of Argo, and its expressions. Items of a list that the workflow holds are its own. */
const ARGO =
  /\{\{=?[^{}]*?\b((?:inputs|workflow|tasks|steps)\.(?:[\w-]+\.)*?(?:parameters|outputs\.result)(?:[.[]['"]?([\w-]+))?)[^{}]*\}\}/g;
const KFP = /\{\{\$\.inputs\.parameters\[['"]([^'"\]]+)['"]\][^{}]*\}\}/g;
const SCRIPT_FLAG = /^-[a-z]*c$/;
const SHELL = /^(?:.*\/)?(?:ba|da|a|z|k)?sh$/;

/** Parameters in what a container's shell, or Python, reads as a program. */
export function podInjections(pod: PodSpec): readonly Injection[] {
  if (pod.format === 'compose') return [];
  const isArgo = (stringAt(pod.root, 'apiVersion') ?? '').startsWith('argoproj.io/');
  if (!isArgo && pod.format !== 'kfp') return [];
  const pattern = pod.format === 'kfp' ? KFP : ARGO;
  return pod.containers.flatMap((container) =>
    programsOf(container).flatMap(({ scalar, key, isShell }) =>
      findIn(scalar, pattern).flatMap((found): readonly Injection[] => {
        const path = found.match[1] ?? '';
        if (isArgo && isListed(pod.root, path, found.match[2])) return [];
        const place = { text: pod.text, holder: container, scriptKey: key, scalar, found, variable: variableOf(path) };
        const fix = isArgo && isShell ? hoist({ ...place, style: 'list' }) : undefined;
        // Who submits a workflow as it is writes its commands, too; from a template others start it.
        const isOwn = stringAt(pod.root, 'kind') === 'Workflow' && path.startsWith('workflow.');
        return [{ ...placesOf(scalar, found), expression: found.expression, author: 'starter', isOwn, fix }];
      }),
    ),
  );
}

interface Program {
  readonly scalar: DataScalar;
  readonly key: string;
  readonly isShell: boolean;
}

/** `source` of a script, and the word behind `-c`. */
function programsOf(container: DataMap): readonly Program[] {
  const source = container.get('source');
  const words = ['command', 'args'].flatMap((key) => {
    const list = container.get(key);
    const items = list?.kind === 'sequence' ? list.items : [];
    return items.flatMap((item) => (item.kind === 'scalar' ? [{ scalar: item, key }] : []));
  });
  const command = String(words[0]?.scalar.value ?? '');
  const isShell = SHELL.test(command);
  const flag = words.findIndex(({ scalar }, index) => index > 0 && SCRIPT_FLAG.test(String(scalar.value)));
  const program = flag < 0 ? undefined : words[flag + 1];
  return [
    ...(source?.kind === 'scalar' ? [{ scalar: source, key: 'source', isShell }] : []),
    ...(program === undefined ? [] : [{ ...program, isShell }]),
  ];
}

/** Whether the workflow lists the values that the parameter may have. */
function isListed(root: DataNode, path: string, name: string | undefined): boolean {
  const parameters = path.startsWith('workflow.') ? nodeAt(root, 'spec', 'arguments', 'parameters') : undefined;
  if (parameters?.kind !== 'sequence' || name === undefined) return false;
  return parameters.items.some((item) => stringAt(item, 'name') === name && nodeAt(item, 'enum') !== undefined);
}
