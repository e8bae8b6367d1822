import { basename, resolve } from 'node:path';
import { HostError, type Host } from '../engine/host';
import type { Engine, WorkspaceFacts } from '../engine/engine';
import { formatPinsCycloneDx } from '../output/pins-cyclonedx';
import { formatPinsJson } from '../output/pins-json';
import { formatPinsText } from '../output/pins-text';
import { createPinFinder } from '../pins/find-pins';
import { collectExternals } from '../pins/inventory/collect';
import { cellPlace, mergeExternals, type PinPlace, type PinReport } from '../pins/inventory/merge';
import type { External } from '../pins/inventory/types';
import { hubUses } from '../rules/shared/hub-repositories';
import { readPinsOptions, type PinsFormat, type PinsOptions } from './arguments';
import { checkSettings, settingsOf } from './collect';
import type { CliContext } from './context';
import { EXIT, type ExitCode } from './exit-codes';
import { createFacts } from './facts';
import type { FileJob } from './job';
import { createSettingsReader } from './job-settings';
import { listJobs, readTargets } from './paths';
import { createProgress } from './progress';

/** `watertight pins`: everything that a workspace loads from elsewhere, with its version as far as it is known. */
export async function runPins(words: readonly string[], context: CliContext): Promise<ExitCode> {
  const options = readPinsOptions(words);
  context.print(format(await collectPins(context, options), options.format, options, context));
  return EXIT.clean;
}

interface Found {
  readonly external: External;
  readonly place: PinPlace;
}

async function collectPins(context: CliContext, options: PinsOptions): Promise<PinReport> {
  const { host } = context;
  const targets = readTargets(options.paths, options.filesFrom);
  await checkSettings(context, options);
  const { jobs, problems } = await listJobs(targets, host, (target) => settingsOf(context, options, target));
  const wantedOf = createSettingsReader(host, context.rules, options);
  const factsOf = createFacts(host);
  const findPins = createPinFinder();
  const engine = await context.createEngine();
  const progress = createProgress(jobs.length, 'Looked at');
  const found: Found[] = [];
  const skipped: { file: string; reason: string }[] = [];
  const failed: { file: string; reason: string }[] = [...problems];
  let scanned = 0;
  try {
    for (const [index, job] of jobs.entries()) {
      const { isWanted, merged } = await wantedOf(job);
      const text = isWanted(job.path) ? await readText(host, job, merged.maxFileSize) : undefined;
      if (typeof text === 'string') {
        scanned += 1;
        found.push(...readFile(engine, job, text, factsOf(job.root), findPins));
      } else if (text !== undefined) (text.isSkipped ? skipped : failed).push({ file: job.shown, reason: text.reason });
      progress.update(index + 1);
    }
  } finally {
    progress.end();
  }
  return { entries: mergeExternals(found), files: { scanned, skipped, failed } };
}

async function readText(
  host: Host,
  { root, path }: FileJob,
  maxSize: number,
): Promise<string | { readonly reason: string; readonly isSkipped: boolean }> {
  try {
    const entry = await host.stat(`${root}/${path}`);
    if (entry === undefined || entry.size > maxSize)
      return { reason: 'it is larger than maxFileSize', isSkipped: true };
    return await host.readFile(`${root}/${path}`);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { reason: error.message, isSkipped: error.kind === 'not-text' };
  }
}

function readFile(
  engine: Engine,
  job: FileJob,
  text: string,
  facts: WorkspaceFacts,
  findPins: ReturnType<typeof createPinFinder>,
): readonly Found[] {
  const file = engine.open({ path: job.path, text });
  const folder = job.path.includes('/') ? job.path.slice(0, job.path.lastIndexOf('/') + 1) : '';
  try {
    const externals = collectExternals(file, {
      pins: findPins(file, facts),
      hubUses: (document) => hubUses(document, (path) => facts.hasPath(folder + path)),
    });
    return externals.map(({ range, map, ...external }) => {
      const { start, cell } = file.locate(map.toOuter(range) ?? { start: 0, end: 0 });
      const place = { file: job.shown, line: start.line + 1, column: start.character + 1, ...cellPlace(cell) };
      return { external, place };
    });
  } finally {
    file.dispose();
  }
}

function format(report: PinReport, as: PinsFormat, { paths }: PinsOptions, { hasColour, version }: CliContext): string {
  switch (as) {
    case 'text':
      return formatPinsText(report, { hasColour });
    case 'json':
      return formatPinsJson(report);
    case 'cyclonedx':
      return formatPinsCycloneDx(report, { name: basename(resolve(paths[0] ?? '.')) || 'workspace', version });
  }
}
