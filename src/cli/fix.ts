import { formatDiff } from '../output/diff';
import { formatText } from '../output/text';
import { readFixOptions } from './arguments';
import { collect, type Collected } from './collect';
import type { CliContext } from './context';
import { EXIT, type ExitCode } from './exit-codes';
import { createReport, exitCodeOf } from './scan';

/** `watertight fix`: mends files in place, or with `--diff` prints what it would change. */
export async function runFix(words: readonly string[], context: CliContext): Promise<ExitCode> {
  const options = readFixOptions(
    words,
    context.rules.map(({ id }) => id),
  );
  const { isUnsafe, isDiff } = options;
  const started = performance.now();
  const run = { withFrames: !isDiff, withFacts: false, withSource: false, fix: { isUnsafe, isDiff } };
  const collected = await collect(context, options, run, 'Fixed');
  const report = createReport(collected, context, performance.now() - started);
  if (isDiff) {
    const diffs = diffsOf(collected, context);
    if (diffs.length > 0) context.print(diffs.join(''));
    context.say(describe(collected, 'would be mended'));
    if (report.crashes.length > 0) return EXIT.crash;
    return diffs.length > 0 ? EXIT.findings : EXIT.clean;
  }
  context.print(formatText(report, { hasColour: context.hasColour, width: context.width }));
  context.say(describe(collected, 'mended'));
  return exitCodeOf(report, 'info');
}

function diffsOf({ files }: Collected, { hasColour }: CliContext): readonly string[] {
  return files.flatMap(({ job, result }) => {
    const { before, after } = result.fixed ?? {};
    return before === undefined || after === undefined ? [] : [formatDiff(job.shown, before, after, { hasColour })];
  });
}

function describe({ files }: Collected, what: string): string {
  const fixed = files.flatMap(({ result }) =>
    result.fixed !== undefined && result.fixed.applied > 0 ? [result.fixed] : [],
  );
  const problems = fixed.reduce((sum, { applied }) => sum + applied, 0);
  const plural = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
  return `${plural(problems, 'problem')} ${what} in ${plural(fixed.length, 'file')}.`;
}
