/** `npm run build`: everything that ships, into dist/. */
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, SHARED } from './bundle-options';
import { thirdPartyNotices } from './notices';
import { ROOT } from './process.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

const DIST = join(ROOT, 'dist');
const WEB: BuildOptions = { ...SHARED, platform: 'browser', target: 'es2022' };

const BUNDLES: readonly { readonly name: string; readonly source: string; readonly options: BuildOptions }[] = [
  { name: 'extension.node', source: 'src/extension/extension.node.ts', options: NODE },
  { name: 'server.node', source: 'src/server/main.node.ts', options: NODE },
  { name: 'worker', source: 'src/cli/worker.ts', options: NODE },
  { name: 'cli', source: 'src/cli/main.ts', options: { ...NODE, banner: { js: '#!/usr/bin/env node' } } },
  // VS Code's web worker host refuses ES modules.
  { name: 'extension.web', source: 'src/extension/extension.web.ts', options: { ...WEB, format: 'cjs' } },
  { name: 'server.web', source: 'src/server/main.web.ts', options: { ...WEB, format: 'iife' } },
  { name: 'webview', source: 'src/webview/main.ts', options: { ...WEB, format: 'iife' } },
];

const ASSETS = [
  'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  'node_modules/tree-sitter-python/tree-sitter-python.wasm',
];

async function bundleAll(): Promise<void> {
  const stamp = readStamp();
  // What an earlier build left must not ship.
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  const results = await Promise.all(
    BUNDLES.map(({ name, source, options }) =>
      build({ ...options, outdir: DIST, entryPoints: [{ in: source, out: name }] }),
    ),
  );
  for (const asset of ASSETS) copyFileSync(join(ROOT, asset), join(DIST, asset.slice(asset.lastIndexOf('/') + 1)));
  const inputs = results.flatMap(({ metafile }) => inputsOf(metafile));
  writeFileSync(join(DIST, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(ROOT, [...inputs, ...ASSETS]));
  chmodSync(join(DIST, 'cli.js'), 0o755);
  writeStamp(stamp);
}

function inputsOf(metafile: Metafile | undefined): string[] {
  return Object.keys(metafile?.inputs ?? {});
}

bundleAll().catch((error: unknown) => {
  // esbuild has already printed what it did not like, with the place.
  if (!(error instanceof Error) || !('errors' in error)) console.error(error);
  process.exitCode = 1;
});
