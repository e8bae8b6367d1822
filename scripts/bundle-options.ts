import type { BuildOptions } from 'esbuild';
import { join } from 'node:path';
import { ROOT } from './process.mjs';

/** What all bundles that ship have in common. */
export const SHARED: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  keepNames: false,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  external: ['vscode'],
  // Its ES module asks for import.meta.url, which is empty in a CommonJS bundle.
  alias: { 'web-tree-sitter': join(ROOT, 'node_modules/web-tree-sitter/web-tree-sitter.cjs') },
  metafile: true,
  logLevel: 'warning',
};

export const NODE: BuildOptions = {
  ...SHARED,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // The UMD builds that some packages name as `main` ask for their parts at run time.
  mainFields: ['module', 'main'],
};
