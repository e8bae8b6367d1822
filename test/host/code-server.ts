import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureHost, type Host } from '../../scripts/host.mjs';
import { CLEAN_SETTINGS } from './clean-settings';

export interface CodeServerOptions {
  /** Added to the settings that keep the workbench free of noise. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** .vsix files. */
  readonly extensions?: readonly string[];
  /** Off: every folder is trusted, and there is no Restricted Mode. */
  readonly hasWorkspaceTrust?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface CodeServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly extensionsFolder: string;
  /** What the server has printed so far. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** A server with a profile of its own, removed when it stops. */
export async function startCodeServer(options: CodeServerOptions = {}): Promise<CodeServer> {
  const host = await ensureHost();
  if (host === undefined) throw new Error('The VS Code server is not installed.');
  const profile = createProfile(options.settings ?? {});
  for (const extension of options.extensions ?? []) await installExtension(host, profile, extension);
  const child = spawn(
    host.node,
    [
      ...serverArguments(host, profile),
      ...['--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check'],
      '--disable-getting-started-override',
      ...(options.hasWorkspaceTrust === true ? [] : ['--disable-workspace-trust']),
    ],
    { env: { ...serverEnvironment(profile), ...options.environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const log = (): string => output.join('');
  const origin = await waitForAddress(child, log);
  return {
    origin,
    extensionsFolder: join(profile, 'extensions'),
    log,
    stop: async () => {
      await stopProcess(child);
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Installs into a folder and leaves no server running. */
export async function unpackExtension(vsix: string, folder: string): Promise<void> {
  const host = await ensureHost();
  if (host === undefined) throw new Error('The VS Code server is not installed.');
  const profile = createProfile({});
  await installExtension(host, profile, vsix, folder);
  rmSync(profile, { recursive: true, force: true });
}

function createProfile(settings: Readonly<Record<string, unknown>>): string {
  const profile = mkdtempSync(join(tmpdir(), 'watertight-host-'));
  mkdirSync(join(profile, 'data/User'), { recursive: true });
  writeFileSync(join(profile, 'config.yaml'), 'auth: none\n');
  writeFileSync(
    join(profile, 'data/User/settings.json'),
    JSON.stringify({ ...CLEAN_SETTINGS, ...settings }, undefined, 2),
  );
  return profile;
}

function serverArguments(host: Host, profile: string, extensionsFolder = join(profile, 'extensions')): string[] {
  const userData = join(profile, 'data');
  return [
    host.entry,
    ...['--config', join(profile, 'config.yaml'), '--auth', 'none'],
    ...['--user-data-dir', userData, '--extensions-dir', extensionsFolder],
  ];
}

/** Without a gallery the server asks nobody outside; with folders of its own it leaves the user's alone. */
function serverEnvironment(profile: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    XDG_DATA_HOME: join(profile, 'share'),
    XDG_CONFIG_HOME: join(profile, 'config'),
    NODE_OPTIONS: '',
  };
}

async function installExtension(host: Host, profile: string, vsix: string, folder?: string): Promise<void> {
  const child = spawn(host.node, [...serverArguments(host, profile, folder), '--install-extension', vsix, '--force'], {
    env: serverEnvironment(profile),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`Could not install ${vsix}:\n${output.join('')}`);
}

function waitForAddress(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The server did not start in 60 s:\n${log()}`));
    }, 60_000);
    child.stdout?.on('data', () => {
      const origin = /HTTP server listening on (http:\/\/[^/\s]+)/.exec(log())?.[1];
      if (origin === undefined) return;
      clearTimeout(timer);
      resolve(origin);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${String(code)}:\n${log()}`));
    });
  });
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(force);
}
