import { createConnection } from 'vscode-languageserver/node';
import type { Host, Log } from '../engine/host';
import { createEngine } from '../engine/lint';
import { ownCacheFolder } from '../host/node/cache-folder';
import { readGrammarBytes } from '../host/node/grammars';
import { createNodeHost } from '../host/node/host';
import { createResultCache, readBuild } from '../host/node/result-cache';
import { loadGrammars } from '../lang/grammars';
import { createPinFinder } from '../pins/find-pins';
import { RULES } from '../rules/index';
import { createClientHost } from './client-files';
import { startServer } from './server';

const connection = createConnection();
/** What the results of this program are made by. */
const BUILD = ['server.node.js', 'web-tree-sitter.wasm', 'tree-sitter-python.wasm'];
const cacheRoot = ownCacheFolder();

function createDiskHost(log: Log): Host {
  if (cacheRoot === undefined) return createNodeHost({ log });
  const build = (): string | undefined => readBuild(__dirname, BUILD);
  return createNodeHost({ log, cache: createResultCache({ folder: cacheRoot, build, log }) });
}

startServer(connection, {
  async loadEngines() {
    const grammars = await loadGrammars(await readGrammarBytes(__dirname));
    return () => createEngine({ rules: RULES, grammars, findPins: createPinFinder() });
  },
  // A desktop editor may show folders that are not on this disk.
  createHost: (folder, log) =>
    folder.startsWith('file:') ? createDiskHost(log) : createClientHost(connection, folder, log),
});
