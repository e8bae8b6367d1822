/** The second half of `npm start`: `tsx test/host/open.ts FOLDER [DESKTOP]`. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../scripts/process.mjs';
import { startCodeServer } from './code-server';
import { packageExtension, stageExtension } from './stage';

/** Settings that show what the extension can do on save; the user's own are not touched. */
const SETTINGS = {
  'editor.codeActionsOnSave': { 'source.fixAll.watertight': 'explicit' },
  'notebook.codeActionsOnSave': { 'notebook.source.fixAll.watertight': 'explicit' },
};

async function openInBrowser(folder: string): Promise<void> {
  const server = await startCodeServer({ settings: SETTINGS, extensions: [packageExtension()] });
  const address = `${server.origin}/?folder=${encodeURIComponent(folder)}`;
  console.log(`\nVS Code with Watertight: ${address}\nCtrl+C ends it.`);
  openAddress(address);
  await untilInterrupted();
  await server.stop();
}

async function openOnDesktop(folder: string, desktop: string): Promise<void> {
  const extension = await stageExtension(packageExtension());
  const profile = mkdtempSync(join(tmpdir(), 'watertight-start-'));
  const args = [
    folder,
    `--extensionDevelopmentPath=${extension.path}`,
    '--new-window',
    '--wait',
    '--disable-workspace-trust',
  ];
  // VS Code refuses to start as root without both.
  const isRoot = process.getuid?.() === 0;
  const child = spawn(desktop, [...args, ...(isRoot ? ['--no-sandbox', `--user-data-dir=${profile}`] : [])], {
    stdio: 'inherit',
  });
  console.log(`\nVS Code with Watertight opens in a window of its own. Ctrl+C, or closing the window, ends this.`);
  const closed = new Promise((resolve) => child.once('close', resolve));
  await Promise.race([closed, untilInterrupted()]);
  child.kill();
  extension.remove();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** Where somebody looks at a screen; elsewhere the printed address has to do. */
function openAddress(address: string): void {
  const isSeen =
    process.platform === 'darwin' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '';
  const opener = isSeen ? findProgram(process.platform === 'darwin' ? 'open' : 'xdg-open') : undefined;
  if (opener === undefined) return;
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}

async function main([folder, desktop]: readonly string[]): Promise<void> {
  if (folder === undefined) throw new Error('No folder.');
  await (desktop === undefined ? openInBrowser(folder) : openOnDesktop(folder, desktop));
}

main(process.argv.slice(2)).then(
  // Sockets of a page that is still open would keep the process for a while.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
