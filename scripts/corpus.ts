/**
 * `npm run corpus -- <folder>…`: the findings of real repositories, counted by rule and severity, and every warning and
 * error with its place, to be read one by one before a rule is called done.
 */
import { spawnSync } from 'node:child_process';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

interface ScanReport {
  readonly findings: readonly {
    readonly ruleId: string;
    readonly severity: 'error' | 'warning' | 'info';
    readonly file: string;
    readonly start: { readonly line: number };
    readonly cell?: { readonly index: number; readonly line: number };
    readonly message: string;
  }[];
  readonly files: {
    readonly scanned: number;
    readonly skipped: readonly unknown[];
    readonly failed: readonly unknown[];
  };
  readonly crashes: readonly { readonly ruleId: string; readonly file: string; readonly error: string }[];
}

function scan(folder: string): { readonly report: ScanReport; readonly seconds: number } {
  const started = performance.now();
  const run = spawnSync(process.execPath, [join(ROOT, 'dist/cli.js'), 'scan', '.', '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (run.status === null || run.status > 1) throw new Error(`the scan of ${folder} failed: ${run.stderr}`);
  return { report: JSON.parse(run.stdout) as ScanReport, seconds: (performance.now() - started) / 1000 };
}

function printReport(folder: string): void {
  const { report, seconds } = scan(folder);
  const { scanned, skipped, failed } = report.files;
  console.log(
    `\n${basename(folder)}: ${String(scanned)} files in ${seconds.toFixed(1)} s, ${String(skipped.length)} skipped, ` +
      `${String(failed.length)} failed, ${String(report.crashes.length)} crashes`,
  );
  for (const crash of report.crashes) console.log(`  CRASH ${crash.ruleId} ${crash.file} ${crash.error}`);
  const counts = new Map<string, number>();
  for (const { ruleId, severity } of report.findings) {
    const key = `${severity.padEnd(8)}${ruleId}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [key, count] of [...counts].sort()) console.log(`  ${String(count).padStart(5)} ${key}`);
  for (const finding of report.findings) {
    if (finding.severity === 'info') continue;
    const cell = finding.cell ? ` cell ${String(finding.cell.index)}:${String(finding.cell.line)}` : '';
    console.log(
      `  ${finding.severity} ${finding.ruleId} ${finding.file}:${String(finding.start.line)}${cell} ${finding.message}`,
    );
  }
}

const folders = process.argv.slice(2).map((folder) => resolve(process.env['INIT_CWD'] ?? '.', folder));
if (folders.length === 0) console.error('Usage: npm run corpus -- <folder>…');
folders.forEach(printReport);
