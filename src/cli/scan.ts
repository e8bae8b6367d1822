import { SEVERITIES, type Finding, type Severity } from '../core/finding';
import type { ScanReport } from '../output/report';
import { formatJson } from '../output/json';
import { formatSarif } from '../output/sarif';
import { formatText } from '../output/text';
import type { Frame } from '../output/frame';
import { readScanOptions, type ScanFormat } from './arguments';
import { collect, type Collected } from './collect';
import type { CliContext } from './context';
import { EXIT, type ExitCode } from './exit-codes';

/** `watertight scan`: what is wrong, in a format for people or for machines. */
export async function runScan(words: readonly string[], context: CliContext): Promise<ExitCode> {
  const options = readScanOptions(
    words,
    context.rules.map(({ id }) => id),
  );
  const started = performance.now();
  const { format: as } = options;
  const run = { withFrames: as === 'text', withFacts: false, withSource: as === 'sarif' };
  const collected = await collect(context, options, run, 'Looked at');
  const report = createReport(collected, context, performance.now() - started);
  context.print(format(report, as, context));
  return exitCodeOf(report, options.failOn);
}

/** Everything that was found, in the order of the files. */
export function createReport(
  { files, folderProblems }: Collected,
  { rules, version }: CliContext,
  milliseconds: number,
): ScanReport {
  const frames = new Map<Finding, Frame>();
  for (const { result } of files) {
    for (const finding of result.findings) {
      const frame = result.frames.get(finding.fingerprint);
      if (frame !== undefined) frames.set(finding, frame);
    }
  }
  const skipped: { file: string; reason: string }[] = [];
  const failed: { file: string; reason: string }[] = [...folderProblems];
  for (const { job, result } of files) {
    if (result.reason === undefined) continue;
    (result.state === 'skipped' ? skipped : failed).push({ file: job.shown, reason: result.reason });
  }
  return {
    version,
    rules,
    findings: files.flatMap(({ result }) => result.findings),
    suppressed: files.flatMap(({ result }) => result.suppressed),
    crashes: files.flatMap(({ result }) => result.crashes),
    files: { scanned: files.filter(({ result }) => result.state === 'scanned').length, skipped, failed },
    milliseconds,
    frameOf: (finding) => frames.get(finding),
  };
}

function format(report: ScanReport, as: ScanFormat, { hasColour, width }: CliContext): string {
  switch (as) {
    case 'text':
      return formatText(report, { hasColour, width });
    case 'json':
      return formatJson(report);
    case 'sarif':
      return formatSarif(report);
  }
}

/** A crash outranks findings: what it hid may have been the worst of them. */
export function exitCodeOf(report: ScanReport, failOn: Severity): ExitCode {
  if (report.crashes.length > 0) return EXIT.crash;
  const isBad = report.findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn));
  return isBad ? EXIT.findings : EXIT.clean;
}
