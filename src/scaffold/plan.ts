import { readProject, type ProjectPlace } from './read-project';
import type { PlannedFile, Scaffold, ScaffoldFile, ScaffoldPlan } from './types';

/** What a scaffold would write into a folder. Nothing is written, and no file that is there loses a line. */
export async function planScaffold(place: ProjectPlace, scaffold: Scaffold): Promise<ScaffoldPlan> {
  const { files, commands = [], notes = [] } = scaffold.create(await readProject(place));
  const planned: ScaffoldFile[] = [];
  for (const file of files) planned.push(await planFile(place, file));
  const kept = planned
    .filter(({ state }) => state === 'exists')
    .map(({ path }) => `${path} is there already and stays.`);
  return { id: scaffold.id, title: scaffold.title, files: planned, commands, notes: [...kept, ...notes] };
}

async function planFile({ host, root }: ProjectPlace, file: PlannedFile): Promise<ScaffoldFile> {
  const { path, text } = file;
  const place = `${root}/${path}`;
  if ((await host.stat(place).catch(() => undefined)) === undefined) return { path, text, state: 'new' };
  // What is there and cannot be read is left alone too.
  const there = await host.readFile(place).catch(() => undefined);
  if (there === undefined) return { path, text, state: 'exists' };
  return planExisting(file, there);
}

function planExisting({ path, text, extend }: PlannedFile, there: string): ScaffoldFile {
  if (withoutReturns(there) === text) return { path, text: there, state: 'same' };
  const extended = extend?.(there);
  if (extended === undefined) return { path, text, state: 'exists' };
  return { path, text: extended, state: extended === there ? 'same' : 'extended' };
}

/** The lines of a file that was checked out on Windows are the same lines. */
function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
