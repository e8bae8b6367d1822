import { nodeAt, stringAt, type DataNode } from '../../lang/data-node';
import { parseJson } from '../../lang/json/document';
import { isPlainName, type Sources } from './sources';

/** How well the model holds against one attack. */
export interface AttackResult {
  readonly name: string;
  readonly strength: number | undefined;
  /** Between 0 and 1. */
  readonly accuracy: number;
}

/** What `reports/robustness.json` says; undefined where nothing was measured yet. */
export interface RobustnessReport {
  readonly file: string;
  readonly clean: number | undefined;
  readonly attacks: readonly AttackResult[];
}

export function detectRobustness({ texts, folder }: Sources): RobustnessReport | undefined {
  const file = `${folder}reports/robustness.json`;
  const text = texts.get(file);
  if (text === undefined) return undefined;
  const { root } = parseJson(text);
  const attacks = nodeAt(root, 'attacks');
  return {
    file,
    clean: numberAt(root, 'clean_accuracy') ?? numberAt(root, 'clean'),
    attacks: attacks?.kind === 'sequence' ? attacks.items.flatMap(readAttack) : [],
  };
}

function readAttack(attack: DataNode): readonly AttackResult[] {
  const name = stringAt(attack, 'name');
  const accuracy = numberAt(attack, 'robust_accuracy');
  return name === undefined || !isPlainName(name) || accuracy === undefined
    ? []
    : [{ name, accuracy, strength: numberAt(attack, 'eps') }];
}

function numberAt(node: DataNode | undefined, key: string): number | undefined {
  const found = nodeAt(node, key);
  return found?.kind === 'scalar' && typeof found.value === 'number' ? found.value : undefined;
}
