import { resolve } from 'node:path';
import { evaluateChecklist } from '../checklist/evaluate';
import { collectPathFacts } from '../checklist/path-facts';
import type { Fact } from '../checklist/types';
import { formatChecklist } from '../output/checklist-text';
import { readChecklistOptions } from './arguments';
import { collect, type Collected } from './collect';
import type { CliContext } from './context';
import { EXIT, type ExitCode } from './exit-codes';
import { toSlashes } from './paths';

/** `watertight checklist`: judges a folder by the evidence in its files and by what was found in them. */
export async function runChecklist(words: readonly string[], context: CliContext): Promise<ExitCode> {
  const options = readChecklistOptions(
    words,
    context.rules.map(({ id }) => id),
  );
  const run = { withFrames: false, withFacts: true, withSource: false };
  const { files } = await collect(context, options, run, 'Judged by');
  const report = evaluateChecklist({
    facts: [...pathFactsOf(files, options.paths[0] ?? '.'), ...files.flatMap(({ result }) => result.facts)],
    findings: files.flatMap(({ result }) => result.findings),
  });
  const { format, minScore } = options;
  context.print(
    format === 'json'
      ? JSON.stringify(report, undefined, 2)
      : formatChecklist(report, { hasColour: context.hasColour }),
  );
  if (files.some(({ result }) => result.crashes.length > 0)) return EXIT.crash;
  return minScore !== undefined && (report.score ?? 0) < minScore ? EXIT.findings : EXIT.clean;
}

/** What the names of files say, seen from the folder that is judged. */
function pathFactsOf(files: Collected['files'], folder: string): readonly Fact[] {
  const base = `${toSlashes(resolve(folder))}/`;
  return files.flatMap(({ job }) => {
    const absolute = `${job.root}/${job.path}`;
    const path = absolute.startsWith(base) ? absolute.slice(base.length) : job.path;
    return collectPathFacts([path]).map((fact) => ({ ...fact, file: job.shown }));
  });
}
