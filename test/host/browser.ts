import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/debian.mjs';
import type { CodeServer } from './code-server';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page that a test has rewritten on its way counts as public, and may not open a web socket to loopback.
  '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
];

/** Status items of the browser version that no user of the extension needs in a picture. */
const HIDDEN = '#status\\.forwardedPorts,#status\\.workbench\\.keyboardLayout{display:none!important}';

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('There is no Chromium or Chrome on this machine.');
  return chromium.launch({ executablePath, args: FLAGS });
}

export interface Development {
  /** URIs of extension folders. */
  readonly extensions: readonly UriComponents[];
  /** The module that exports `run()`. */
  readonly extensionTestsPath?: UriComponents;
}

export interface UriComponents {
  readonly $mid: 1;
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** How the workbench names a file on the server's disk. */
export function remoteUri(server: CodeServer, path: string): UriComponents {
  return { $mid: 1, scheme: 'vscode-remote', authority: new URL(server.origin).host, path };
}

/** A page of its own profile; it is open once its status bar is. */
export async function openWorkbench(
  browser: Browser,
  server: CodeServer,
  folder: string,
  development?: Development,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  if (development !== undefined) await injectDevelopment(page, server, development);
  await page.goto(`${server.origin}/?folder=${encodeURIComponent(folder)}`);
  if (development?.extensionTestsPath === undefined) {
    await page.locator('.statusbar-item').first().waitFor({ timeout: 60_000 });
    await page.addStyleTag({ content: HIDDEN });
  }
  return page;
}

const CONFIGURATION = /(<meta id="vscode-workbench-web-configuration" data-settings=")([^"]*)(")/;

/** A built workbench ignores these in its address; the embedder's options are in the page itself. */
async function injectDevelopment(page: Page, server: CodeServer, development: Development): Promise<void> {
  await page.route(`${server.origin}/?*`, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    if (!CONFIGURATION.test(html)) throw new Error('The workbench page holds no configuration.');
    const body = html.replace(CONFIGURATION, (_, before: string, settings: string, after: string) => {
      const options = JSON.parse(unescapeAttribute(settings)) as Record<string, unknown>;
      return before + escapeAttribute(JSON.stringify({ ...options, developmentOptions: development })) + after;
    });
    await route.fulfill({ response, body });
  });
}

function unescapeAttribute(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
