/** `npm run generate [-- --check]`: writes what is generated and committed, or fails where it is not up to date. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { RegisteredRule } from '../src/engine/rule';
import { checklistSchemas } from './generated-checklist-schemas';
import { docsIndex, readmeTable, ruleHeader } from './generated-docs';
import { equivalentsPage } from './generated-equivalents';
import { editorConfiguration, settingsFileSchema } from './generated-schemas';
import { secretsPage } from './generated-secrets';
import { loadRules, ruleIndex } from './rule-files';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

async function generate(rules: readonly RegisteredRule[]): Promise<readonly GeneratedFile[]> {
  const manifest = parseManifest();
  const files: GeneratedFile[] = [
    { path: 'src/rules/index.ts', text: ruleIndex(rules) },
    ...rules.filter(hasPage).map((rule) => {
      const path = pageOf(rule);
      return { path, text: replaceBetween(read(path), 'rule', ruleHeader(rule), path) };
    }),
    { path: 'docs/rules/README.md', text: docsIndex(rules) },
    { path: 'docs/equivalents.md', text: equivalentsPage(rules) },
    { path: 'docs/secrets.md', text: secretsPage() },
    { path: 'schemas/watertight.schema.json', text: JSON.stringify(settingsFileSchema(rules)) },
    ...Object.entries(checklistSchemas(rules)).map(([name, schema]) => ({
      path: `schemas/${name}.schema.json`,
      text: JSON.stringify(schema),
    })),
    { path: 'package.json', text: JSON.stringify(withConfiguration(manifest, editorConfiguration(rules))) },
  ];
  if (existsSync(join(ROOT, 'README.md'))) {
    files.push({
      path: 'README.md',
      text: replaceBetween(read('README.md'), 'rules', readmeTable(rules), 'README.md'),
    });
  }
  return Promise.all(files.map(async ({ path, text }) => ({ path, text: await pretty(path, text) })));
}

function pageOf({ id }: RegisteredRule): string {
  return `docs/rules/${id}.md`;
}

function hasPage(rule: RegisteredRule): boolean {
  return existsSync(join(ROOT, pageOf(rule)));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function parseManifest(): Readonly<Record<string, unknown>> {
  return JSON.parse(read('package.json')) as Readonly<Record<string, unknown>>;
}

function withConfiguration(manifest: Readonly<Record<string, unknown>>, configuration: unknown): unknown {
  const contributes = manifest['contributes'];
  return { ...manifest, contributes: { ...(typeof contributes === 'object' ? contributes : {}), configuration } };
}

/** Puts the text between `<!-- name:start -->` and `<!-- name:end -->`. */
function replaceBetween(whole: string, name: string, text: string, path: string): string {
  const start = `<!-- ${name}:start -->`;
  const end = `<!-- ${name}:end -->`;
  const from = whole.indexOf(start);
  const to = whole.indexOf(end);
  if (from === -1 || to < from) throw new Error(`${path} lacks the markers ${start} and ${end}.`);
  return `${whole.slice(0, from + start.length)}\n\n${text}\n\n${whole.slice(to)}`;
}

async function pretty(path: string, text: string): Promise<string> {
  const filepath = join(ROOT, path);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

async function main(): Promise<void> {
  const isCheck = process.argv.includes('--check');
  const stale: string[] = [];
  const rules = await loadRules(ROOT);
  for (const { path, text } of await generate(rules)) {
    const file = join(ROOT, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    stale.push(path);
    if (isCheck) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${path}`);
  }
  const missing = rules.filter((rule) => !hasPage(rule)).map(pageOf);
  if (missing.length > 0) {
    throw new Error(`${missing.join(', ')}: missing. \`npm run new-rule -- <group> <id>\` makes a page.`);
  }
  if (isCheck && stale.length > 0) {
    throw new Error(`Not up to date, run \`npm run generate\`:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
