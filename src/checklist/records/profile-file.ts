import { applyEdits } from '../../engine/fix';
import { appendEntry, replaceScalar } from '../../lang/yaml/patch';
import { parseYaml } from '../../lang/yaml/document';
import { CLOUDS, FRAMEWORKS, MODALITIES, type Profile } from '../types';
import { openRecord, type RecordProblem } from './read-yaml';

export const PROFILE_FILE = '.watertight/profile.yaml';

const CHOICES = { modality: MODALITIES, framework: FRAMEWORKS, cloud: CLOUDS } as const;
const YES_NO = ['servesModel', 'personalData', 'highRisk', 'publicDataOnly'] as const;
export const PROFILE_KEYS: readonly (keyof Profile)[] = [...YES_NO, 'modality', 'framework', 'cloud'];

const HEADER = `# What the checklist needs to know of this project, and its files do not show.
`;

/** Reads what people answered. Mistakes are left out and told of. */
export function readProfile(text: string): { readonly profile: Profile; readonly problems: readonly RecordProblem[] } {
  const reader = openRecord(text, PROFILE_FILE);
  const { root } = reader;
  if (root === undefined) return { profile: {}, problems: reader.problems };
  if (root.kind !== 'map') {
    reader.complain(root.range, 'The profile must be a mapping.');
    return { profile: {}, problems: reader.problems };
  }
  reader.checkKeys(root, PROFILE_KEYS);
  const profile: Record<string, boolean | string> = {};
  for (const key of YES_NO) {
    const node = root.get(key);
    if (node === undefined) continue;
    if (node.kind === 'scalar' && typeof node.value === 'boolean') profile[key] = node.value;
    else reader.complain(node.range, `"${key}" must be true or false.`);
  }
  for (const key of ['modality', 'framework', 'cloud'] as const) {
    const value = reader.choice<string>(root, key, CHOICES[key]);
    if (value !== undefined) profile[key] = value;
  }
  return { profile, problems: reader.problems };
}

/** The text of the file with answers; comments and other answers stay as they are. */
export function writeProfile(text: string | undefined, answers: Profile): string {
  let result = text === undefined || text.trim() === '' ? HEADER : text;
  for (const key of PROFILE_KEYS) {
    const answer = answers[key];
    if (answer !== undefined) result = setAnswer(result, key, String(answer));
  }
  return result;
}

function setAnswer(text: string, key: string, answer: string): string {
  const [root] = parseYaml(text, PROFILE_FILE).roots;
  const line = `${key}: ${answer}`;
  if (root?.kind !== 'map') return `${text.replace(/\n*$/, '\n')}${line}\n`;
  const known = root.get(key);
  const edit = known === undefined ? appendEntry({ text }, root, line) : replaceScalar(known, answer);
  return edit === undefined ? text : applyEdits(text, [edit]);
}
