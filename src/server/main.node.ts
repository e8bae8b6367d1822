import { createConnection } from 'vscode-languageserver/node';
import { createEngine } from '../engine/lint';
import { readGrammarBytes } from '../host/node/grammars';
import { createNodeHost } from '../host/node/host';
import { loadGrammars } from '../lang/grammars';
import { RULES } from '../rules/index';
import { createClientHost } from './client-files';
import { startServer } from './server';

const connection = createConnection();

startServer(connection, {
  async loadEngines() {
    const grammars = await loadGrammars(await readGrammarBytes(__dirname));
    return () => createEngine({ rules: RULES, grammars });
  },
  // A desktop editor may show folders that are not on this disk.
  createHost: (folder, log) =>
    folder.startsWith('file:') ? createNodeHost({ log }) : createClientHost(connection, folder, log),
});
