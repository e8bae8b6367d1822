/** `npm run new-rule -- <group> <id>`: rule, page and fixtures, which fail until they are filled. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GROUPS } from '../src/engine/rule';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

function getProblem(group: string | undefined, id: string | undefined): string | undefined {
  if (group === undefined || id === undefined) return 'Usage: npm run new-rule -- <group> <id>';
  if (!GROUPS.some((known) => known === group)) return `No group is called ${group}. Groups: ${GROUPS.join(', ')}.`;
  if (!/^[a-z0-9]+(-[a-z0-9]+){1,3}$/.test(id)) return 'An id has two to four lower-case words with hyphens between.';
  if (/^(no|use|avoid|prefer)-/.test(id)) return 'An id names the hazard (`unpinned-image`), not what to do about it.';
  if (GROUPS.some((known) => existsSync(join(ROOT, 'src/rules', known, `${id}.ts`)))) return `${id} exists already.`;
  return undefined;
}

function templates(group: string, id: string): readonly { readonly path: string; readonly text: string }[] {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
  const rule = `import { defineRule } from '../../engine/rule';

export default defineRule({
  id: '${id}',
  meta: {
    summary: 'TODO: what is wrong, one sentence without a final stop',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '${version}',
    cwe: [],
    stages: ['development'],
  },
  messages: {
    found: 'TODO: what is wrong with {thing}, what can happen, what to do.',
  },
  triggers: [],
  check: {},
});
`;
  const page = `<!-- rule:start -->
<!-- rule:end -->

## What it finds

TODO

## Why it matters

TODO

## Example

\`\`\`python bad
TODO
\`\`\`

\`\`\`python good
TODO
\`\`\`

## How to fix

TODO

## Fix safety

TODO

## When not to use it

TODO

## References

- TODO
`;
  const fixtures = `test/rules/${group}/${id}`;
  return [
    { path: `src/rules/${group}/${id}.ts`, text: rule },
    { path: `docs/rules/${id}.md`, text: page },
    { path: `${fixtures}/bad.py`, text: `todo()  # expect: ${id}\n` },
    { path: `${fixtures}/ok.py`, text: '# TODO: code that looks alike and is fine\n' },
  ];
}

function main(): void {
  const [group, id] = process.argv.slice(2);
  const problem = getProblem(group, id);
  if (problem !== undefined || group === undefined || id === undefined) {
    console.error(problem);
    process.exitCode = 2;
    return;
  }
  for (const { path, text } of templates(group, id)) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
    console.log(`wrote ${path}`);
  }
  console.log('Fill the TODOs (a test fails while one is left), then run `npm run generate` and `npm run check`.');
}

main();
