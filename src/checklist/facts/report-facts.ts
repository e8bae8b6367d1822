import { nodeAt, stringAt, walkData, type DataNode } from '../../lang/data-node';
import type { PlacedFact } from './placed';

/** Evidence in JSON: results of what ran, bills of materials, cards. */
export function collectReportFacts(root: DataNode, path: string): readonly PlacedFact[] {
  const at = { start: root.range.start, end: root.range.start };
  const fact = (kind: PlacedFact['kind'], text: string, strength: 1 | 2 | 3 = 3): PlacedFact => ({
    kind,
    at,
    text,
    strength,
  });
  if (stringAt(root, 'bomFormat') === 'CycloneDX') return [billOfMaterials(root, fact)];
  if (stringAt(root, 'spdxVersion') !== undefined) return [fact('sbom', 'Bill of materials', 1)];
  if (/(?:^|\/)croissant\.json$/.test(path)) return [fact('data-card', 'Croissant description of the data', 2)];
  if (!/(?:^|\/)(?:reports?|results?|metrics|evaluation|artifacts?)\//.test(path) && !REPORT_NAMES.test(path))
    return [];
  const facts: PlacedFact[] = [];
  if (hasNumber(root, /^robust(?:_accuracy|ness)|adversarial_accuracy$/))
    facts.push(fact('robustness-report', 'Result of attacks'));
  if (hasNumber(root, /membership|attack_accuracy|attacker_advantage|inference_accuracy/)) {
    facts.push(fact('privacy-report', 'Result of a privacy attack'));
  }
  if (hasExplanation(root)) facts.push(fact('explanation-report', 'Explanations of the model'));
  if (hasNumber(root, /^(?:by_group|demographic_parity|equalized_odds|group_)/))
    facts.push(fact('fairness-report', 'Metrics by group'));
  return facts;
}

const REPORT_NAMES =
  /(?:robustness|adversarial|membership|privacy|explanations?|explain|shap|lime|fairness)[^/]*\.json$/;

function billOfMaterials(
  root: DataNode,
  fact: (kind: PlacedFact['kind'], text: string, strength: 1) => PlacedFact,
): PlacedFact {
  const components = nodeAt(root, 'components');
  const all = [
    ...(components?.kind === 'sequence' ? components.items : []),
    ...(nodeAt(root, 'metadata', 'component') ? [nodeAt(root, 'metadata', 'component')] : []),
  ];
  const hasModel = all.some((component) => stringAt(component, 'type') === 'machine-learning-model');
  return hasModel ? fact('model-bom', 'Bill of materials with models', 1) : fact('sbom', 'Bill of materials', 1);
}

/** Whether a number stands somewhere below a key. */
function hasNumber(root: DataNode, key: RegExp): boolean {
  for (const node of walkData(root, 20_000)) {
    if (node.kind !== 'map') continue;
    for (const entry of node.entries) if (key.test(entry.key) && holdsNumber(entry.value)) return true;
  }
  return false;
}

function holdsNumber(node: DataNode): boolean {
  return [...walkData(node, 50)].some((each) => each.kind === 'scalar' && typeof each.value === 'number');
}

const EXPLANATION_KEYS =
  /^(?:feature_importances?|importances?|mean_abs_shap|shap(?:_values)?|lime|attributions|explanations?)$/;

function hasExplanation(root: DataNode): boolean {
  return hasNumber(root, EXPLANATION_KEYS);
}
