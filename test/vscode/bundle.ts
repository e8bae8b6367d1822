import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/process.mjs';

const SUITES = join(ROOT, 'test/vscode/suite');

/** All suites and mocha in one file that runs in a Node host and in a web worker. */
export async function bundleSuites(outfile: string): Promise<void> {
  const suites = readdirSync(SUITES).filter((name) => name.endsWith('.test.ts'));
  await build({
    stdin: {
      contents: [
        `export { run } from '../mocha-in-host';`,
        ...suites.map((name) => `import ${JSON.stringify(`./${name}`)};`),
      ].join('\n'),
      resolveDir: SUITES,
    },
    outfile,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    // As a CommonJS module, mocha's bundle would overwrite our exports; the host would then call mocha's own `run`.
    format: 'iife',
    globalName: 'suite',
    footer: { js: 'module.exports = suite;' },
    external: ['vscode'],
    alias: { mocha: join(ROOT, 'node_modules/mocha/mocha.js') },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
