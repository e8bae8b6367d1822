import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { NODE } from '../scripts/bundle-options';
import { ROOT } from '../scripts/process.mjs';

/**
 * What an exported function of a bench returns, run as what ships runs: bundled, in a process of its own. From the source,
 * `tsx` names every closure that is made, which takes a third of the time of code that makes many. The function is handed
 * the words, and what it returns has to be JSON.
 */
export async function runBundled<T>(file: string, name: string, ...words: readonly string[]): Promise<T> {
  const outfile = join(ROOT, '.cache/bench', `${name}.cjs`);
  const contents =
    `import { ${name} } from './${file}';\n` +
    `void (async () => console.log(JSON.stringify(await ${name}(...process.argv.slice(2)))))();\n`;
  await build({ ...NODE, outfile, stdin: { contents, resolveDir: ROOT, loader: 'ts' } });
  const { status, stdout, stderr } = spawnSync(process.execPath, [outfile, ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return JSON.parse(stdout) as T;
}
