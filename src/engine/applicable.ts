import type { DocumentLanguage } from '../lang/documents';
import type { CheckKey, RegisteredRule } from './rule';

export type FileLanguage = DocumentLanguage | 'notebook' | 'text';

/** What a file of a language can hold, by the keys of checks. A notebook can hold all of it: `%%writefile` writes any file. */
const SUBJECTS: Readonly<Record<Exclude<FileLanguage, 'notebook'>, readonly CheckKey[]>> = {
  python: ['python', 'shell'],
  yaml: ['yaml', 'shell', 'environment', 'image', 'podSpec'],
  json: ['json'],
  toml: ['toml'],
  ini: ['ini'],
  env: ['env', 'environment'],
  requirements: ['requirements'],
  dockerfile: ['dockerfile', 'shell', 'environment', 'image'],
  shell: ['shell', 'environment'],
  groovy: ['groovy', 'shell', 'environment', 'image'],
  text: [],
};
const EVERYWHERE: readonly CheckKey[] = ['text', 'suppression'];

/** Whether a rule looks at nothing of a program but the commands that it starts, if it starts any. */
export function readsCommandsAlone(rule: RegisteredRule, language: FileLanguage): boolean {
  return language === 'python' && ['python' as const, ...EVERYWHERE].every((key) => rule.check[key] === undefined);
}

/** Whether a rule has a check for anything that a file of this language can hold. */
export function isApplicable(rule: RegisteredRule, language: FileLanguage): boolean {
  if (language === 'notebook') return true;
  return [...SUBJECTS[language], ...EVERYWHERE].some((key) => rule.check[key] !== undefined);
}
