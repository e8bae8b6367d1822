/** `tsx test/vscode/run.ts server|web|desktop`: the mocha suites of test/vscode/suite in that extension host. */
import { join } from 'node:path';
import { writeCounts } from '../host/counts';
import { packageExtension, stageExtension } from '../host/stage';
import { bundleSuites } from './bundle';
import { runOnDesktop } from './desktop';
import { runInBrowser } from './in-browser';

const SUITE = 'suite.js';

async function main(kind: string | undefined): Promise<void> {
  if (kind !== 'server' && kind !== 'web' && kind !== 'desktop') throw new Error('Say one of: server, web, desktop.');
  const extension = await stageExtension(process.env['WATERTIGHT_VSIX'] ?? packageExtension());
  try {
    await bundleSuites(join(extension.path, SUITE));
    const counts =
      kind === 'desktop' ? await runOnDesktop(extension.path, SUITE) : await runInBrowser(kind, extension.path, SUITE);
    writeCounts(counts);
    if (counts.failed > 0) process.exitCode = 1;
  } finally {
    extension.remove();
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
