import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cacheFolder } from '../../scripts/cache-folder.mjs';
import { ensureDesktopLibraries } from '../../scripts/debian.mjs';
import { findProgram } from '../../scripts/process.mjs';
import type { Counts } from '../host/counts';
import { printEvent, readEvent } from './report';

const RELEASES = 'https://update.code.visualstudio.com/api/releases/stable';

/** One skipped, loudly, where there is no VS Code and none can be had. */
export async function runOnDesktop(extensionPath: string, suite: string): Promise<Counts> {
  const executable = await findDesktop();
  if (executable === undefined) {
    console.error('SKIPPED: no desktop VS Code is installed, and its download did not answer within five seconds.');
    return { passed: 0, failed: 0, skipped: 1 };
  }
  if (!(await ensureDesktopLibraries(executable))) {
    console.error('SKIPPED: desktop VS Code cannot start, libraries are missing.');
    return { passed: 0, failed: 0, skipped: 1 };
  }
  console.log(`Desktop VS Code: ${executable}`);
  const profile = mkdtempSync(join(tmpdir(), 'watertight-desktop-'));
  try {
    return await runTests(executable, profile, extensionPath, suite);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function findDesktop(): Promise<string | undefined> {
  const installed = process.env['VSCODE_PATH'] ?? installedExecutable();
  if (installed !== undefined) return installed;
  const isReachable = await fetch(RELEASES, { signal: AbortSignal.timeout(5_000) }).then(
    (response) => response.ok,
    () => false,
  );
  if (!isReachable) return undefined;
  return downloadAndUnzipVSCode({ version: 'stable', cachePath: join(cacheFolder(), 'desktop') });
}

/** `code` on PATH is a script that hands over to a running window and ends; the program itself lies above it. */
function installedExecutable(): string | undefined {
  const script = findProgram('code', 'codium');
  const program = script?.replace(/[/\\](?:resources[/\\]app[/\\])?bin[/\\](code|codium)$/, '/$1');
  return program === script ? undefined : program;
}

function runTests(executable: string, profile: string, extensionPath: string, suite: string): Promise<Counts> {
  const isHeadless = process.platform === 'linux' && process.env['DISPLAY'] === undefined;
  const isRoot = process.getuid?.() === 0;
  const args = [
    join(profile, 'workspace'),
    `--extensionDevelopmentPath=${extensionPath}`,
    `--extensionTestsPath=${join(extensionPath, suite)}`,
    ...[`--user-data-dir=${join(profile, 'data')}`, `--extensions-dir=${join(profile, 'extensions')}`],
    ...['--disable-workspace-trust', '--disable-updates', '--skip-welcome', '--skip-release-notes', '--disable-gpu'],
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
  const [command, ...rest] = isHeadless ? ['xvfb-run', '-a', executable, ...args] : [executable, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
    let counts: Counts | undefined;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = readEvent(line);
      if (event?.kind === 'end') counts = event.counts;
      else if (event !== undefined) printEvent(event);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (counts === undefined) reject(new Error(`VS Code ended with ${String(code)} and reported no tests.`));
      else resolve(counts);
    });
  });
}
