/**
 * `npm run recognise -- <folder>… [--list]`: what each configuration and pipeline file of real repositories is taken for, and
 * which are taken for nothing, grouped by what they look like. docs/pipelines.md says which of those are left out on purpose.
 */
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { discoverFiles } from '../src/engine/discover';
import { DEFAULT_SETTINGS } from '../src/engine/settings';
import { createNodeHost } from '../src/host/node/host';
import { classifyPath } from '../src/lang/classify';
import type { DataNode } from '../src/lang/data-node';
import { parseJson } from '../src/lang/json/document';
import { parseYaml } from '../src/lang/yaml/document';
import { detectKind } from '../src/lang/yaml/kind';

interface RecognisedFile {
  readonly path: string;
  /** The kind of YAML or JSON; of all others the language, whose readers ask for no kind. */
  readonly kind: string;
  /** The first keys of a file that is taken for nothing. */
  readonly shape: string | undefined;
}

const LANGUAGES = new Set(['yaml', 'json', 'dockerfile', 'groovy', 'toml', 'ini', 'env', 'requirements', 'shell']);
const SHOWN_KEYS = 6;
const SHOWN_FILES = 3;
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

function recognise(folder: string, path: string): RecognisedFile | undefined {
  const language = classifyPath(path);
  if (language === undefined || !LANGUAGES.has(language)) return undefined;
  if (language !== 'yaml' && language !== 'json') return { path, kind: language, shape: undefined };
  const text = readFileSync(join(folder, path), 'utf8');
  if (language === 'yaml') {
    const { kind, roots } = parseYaml(text, path);
    return kind === 'other' ? { path, kind, shape: shapeOf(roots, text) } : { path, kind, shape: undefined };
  }
  const { root } = parseJson(text);
  const roots = root === undefined ? [] : [root];
  const kind = detectKind(path, roots);
  return { path, kind: `${kind} (json)`, shape: kind === 'other' ? `json: ${shapeOf(roots, text)}` : undefined };
}

function shapeOf(roots: readonly DataNode[], text: string): string {
  const [root] = roots;
  if (root === undefined) return text.includes('CustomResourceDefinition') ? '(only schemas of kinds)' : '(empty)';
  if (root.kind !== 'map') return root.kind === 'sequence' ? '(a list)' : '(one value)';
  return root.entries
    .slice(0, SHOWN_KEYS)
    .map(({ key }) => key)
    .join(', ');
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups].sort(([, left], [, right]) => right.length - left.length);
}

async function printFolder(folder: string, isList: boolean): Promise<void> {
  const files: RecognisedFile[] = [];
  for await (const path of discoverFiles(createNodeHost({ log: SILENT }), folder, DEFAULT_SETTINGS)) {
    files.push(...[recognise(folder, path) ?? []].flat());
  }
  console.log(`\n${basename(folder)}: ${String(files.length)} files`);
  for (const [kind, some] of groupBy(files, (file) => file.kind)) console.log(`  ${String(some.length)} ${kind}`);
  if (isList) for (const { path, kind } of files) console.log(`  ${kind}: ${path}`);
  const unknown = files.filter(({ shape }) => shape !== undefined);
  console.log(`  taken for nothing: ${String(unknown.length)}`);
  for (const [shape, some] of groupBy(unknown, (file) => file.shape ?? '')) {
    console.log(`    ${String(some.length)} × ${shape}`);
    for (const { path } of some.slice(0, isList ? some.length : SHOWN_FILES)) console.log(`        ${path}`);
  }
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { list: { type: 'boolean' } } });
const folders = positionals.map((folder) => resolve(process.env['INIT_CWD'] ?? '.', folder));
if (folders.length === 0) {
  console.error('Usage: npm run recognise -- <folder>… [--list]');
  process.exitCode = 2;
}

async function main(): Promise<void> {
  for (const folder of folders) await printFolder(folder, values.list === true);
}

void main();
