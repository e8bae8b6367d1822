import type { Page } from 'playwright-core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser, openWorkbench, remoteUri } from '../host/browser';
import { startCodeServer } from '../host/code-server';
import type { Counts } from '../host/counts';
import { printEvent, readEvent } from './report';

/** Where extensions run: in a Node process beside the server, or in a web worker of the page. */
export type HostKind = 'server' | 'web';

/** Runs the bundled suites in the extension host of a workbench, with the extension at `extensionPath`. */
export async function runInBrowser(kind: HostKind, extensionPath: string, suite: string): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'watertight-workspace-'));
  const server = await startCodeServer({
    settings: kind === 'web' ? { 'remote.extensionKind': { 'watertight.watertight': ['web'] } } : {},
  });
  const browser = await launchBrowser();
  try {
    // The tests lie in the extension's folder: that is how VS Code knows in which host to run them.
    const page = await openWorkbench(browser, server, folder, {
      extensions: [remoteUri(server, extensionPath)],
      extensionTestsPath: remoteUri(server, join(extensionPath, suite)),
    });
    return await readReport(page, kind);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Longer than any test may take: silence means that the host is gone. */
const SILENCE_MS = 90_000;

function readReport(page: Page, kind: HostKind): Promise<Counts> {
  return new Promise((resolve, reject) => {
    const other: string[] = [];
    const giveUp = (): void => {
      reject(
        new Error(
          `The extension host said nothing for ${String(SILENCE_MS / 1000)} s.\n${other.slice(-40).join('\n')}`,
        ),
      );
    };
    let timer = setTimeout(giveUp, SILENCE_MS);
    page.on('console', (message) => {
      const event = readEvent(message.text());
      if (event === undefined) {
        other.push(`${message.type()}: ${message.text()}`);
        return;
      }
      clearTimeout(timer);
      if (event.kind === 'start' && event.isWorker !== (kind === 'web')) {
        reject(new Error(`The suites ran in the wrong extension host: ${event.isWorker ? 'a web worker' : 'Node'}.`));
        return;
      }
      if (event.kind === 'end') {
        resolve(event.counts);
        return;
      }
      printEvent(event);
      timer = setTimeout(giveUp, SILENCE_MS);
    });
    page.on('crash', () => {
      clearTimeout(timer);
      reject(new Error('The page crashed.'));
    });
  });
}
