import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GROUPS, type RegisteredRule, type Rule } from '../src/engine/rule';

/** Files of a group's folder that are not rules. */
const HELPERS = new Set(['shared']);

/** All rules, from the folders of src/rules, sorted by id. Throws where a file name and an id differ. */
export async function loadRules(root: string): Promise<readonly RegisteredRule[]> {
  const rules: RegisteredRule[] = [];
  for (const group of GROUPS) {
    for (const id of ruleIds(join(root, 'src/rules', group))) {
      const path = join(root, 'src/rules', group, `${id}.ts`);
      const rule = defaultExport(await import(pathToFileURL(path).href));
      if (rule.id !== id) throw new Error(`src/rules/${group}/${id}.ts defines the rule \`${rule.id}\`.`);
      rules.push({ ...rule, group });
    }
  }
  return rules.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function ruleIds(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => name.slice(0, -'.ts'.length))
      .filter((name) => !HELPERS.has(name));
  } catch {
    return [];
  }
}

/** tsx hands out CommonJS modules, whose default export may stand one level deeper. */
function defaultExport(loaded: unknown): Rule {
  const outer = (loaded as { readonly default?: unknown }).default;
  const inner = (outer as { readonly default?: unknown } | undefined)?.default;
  return (inner ?? outer) as Rule;
}

/** The text of src/rules/index.ts. */
export function ruleIndex(rules: readonly RegisteredRule[]): string {
  const imports = rules.map(({ id, group }) => `import ${localName(id)} from './${group}/${id}';`);
  const entries = rules.map(({ id, group }) => `  { ...${localName(id)}, group: '${group}' },`);
  const ids = rules.map(({ id }) => `  | '${id}'`);
  return [
    '// Written by `npm run generate`.',
    "import type { RegisteredRule } from '../engine/rule';",
    ...imports,
    '',
    'export type RuleId =',
    `${ids.join('\n')};`,
    '',
    '/** Every rule with the group that its folder gives it, sorted by id. */',
    'export const RULES: readonly RegisteredRule[] = [',
    ...entries,
    '];',
    '',
  ].join('\n');
}

function localName(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
