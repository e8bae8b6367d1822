import { mkdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { replaceFile, writeWhole } from '../host/node/replace-file';
import { formatDiff } from '../output/diff';
import { planScaffold } from '../scaffold/plan';
import { findScaffold, SCAFFOLDS } from '../scaffold/registry';
import type { FileState, Scaffold, ScaffoldFile, ScaffoldPlan } from '../scaffold/types';
import { maskSecrets } from '../secrets/mask';
import { readScaffoldOptions, suggest } from './arguments';
import type { CliContext } from './context';
import { EXIT, UsageError, type ExitCode } from './exit-codes';
import { readTargets, toSlashes } from './paths';

/** `watertight scaffold [ID] [folder]`: lists what can be created, or creates it. A file that is there keeps every line. */
export async function runScaffold(words: readonly string[], context: CliContext): Promise<ExitCode> {
  const { id, folder, isDiff, format } = readScaffoldOptions(words);
  if (id === undefined) {
    context.print(format === 'json' ? JSON.stringify(SCAFFOLDS.map(summaryOf), undefined, 2) : listScaffolds());
    return EXIT.clean;
  }
  const scaffold = findScaffold(id);
  if (scaffold === undefined) {
    const known = SCAFFOLDS.map((each) => each.id);
    throw new UsageError(`There is no scaffold called "${id}".${suggest(id, known)}`);
  }
  const [target] = readTargets([folder], undefined);
  if (target?.isFolder !== true) throw new UsageError(`${folder} is no folder.`);
  const root = toSlashes(resolve(folder)).replace(/\/+$/, '');
  const today = new Date(context.host.now()).toISOString().slice(0, 10);
  const plan = await planScaffold({ host: context.host, root, name: basename(root), today }, scaffold);
  const wanted = plan.files.filter(({ state }) => state === 'new' || state === 'extended');
  if (isDiff) {
    for (const file of wanted) context.print(await diffOf(context, root, file));
    return wanted.length > 0 ? EXIT.findings : EXIT.clean;
  }
  for (const file of wanted) await writeFile(context, root, file);
  context.print(format === 'json' ? JSON.stringify(toJson(plan), undefined, 2) : describe(plan));
  return EXIT.clean;
}

/** What stands in a file may be a secret, also beside what is put in. */
async function diffOf(
  { host, hasColour }: CliContext,
  root: string,
  { path, text, state }: ScaffoldFile,
): Promise<string> {
  const before = state === 'extended' ? await host.readFile(`${root}/${path}`) : '';
  return formatDiff(path, maskSecrets(before), maskSecrets(text), { hasColour });
}

async function writeFile({ host }: CliContext, root: string, { path, text, state }: ScaffoldFile): Promise<void> {
  const absolute = `${root}/${path}`;
  if (state === 'extended') {
    await replaceFile(absolute, await host.readFile(absolute), text);
    return;
  }
  await mkdir(dirname(absolute), { recursive: true });
  await writeWhole(absolute, text, path.endsWith('.sh') ? 0o755 : 0o644);
}

function summaryOf({ id, title, summary, items }: Scaffold): unknown {
  return { id, title, summary, items };
}

function listScaffolds(): string {
  const width = Math.max(...SCAFFOLDS.map(({ id }) => id.length));
  return SCAFFOLDS.map(({ id, title }) => `${id.padEnd(width)}  ${title}`).join('\n');
}

/** No texts: what is there already is nobody's business. */
function toJson({ files, ...rest }: ScaffoldPlan): unknown {
  return { ...rest, files: files.map(({ path, state }) => ({ path, state })) };
}

const DONE: Readonly<Record<FileState, string>> = {
  new: 'created',
  extended: 'extended',
  same: 'is as it should be',
  exists: 'stays as it is',
};

function describe({ files, notes, commands }: ScaffoldPlan): string {
  return [
    ...files.map(({ path, state }) => `${path}: ${DONE[state]}`),
    ...(notes.length === 0 ? [] : ['', ...notes]),
    ...(commands.length === 0 ? [] : ['', 'Next:', ...commands.map((command) => `  ${command}`)]),
  ].join('\n');
}
