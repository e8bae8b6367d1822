import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { createEngine } from '../engine/lint';
import { loadGrammars } from '../lang/grammars';
import { createPinFinder } from '../pins/find-pins';
import { RULES } from '../rules/index';
import { createClientHost } from './client-files';
import { startServer } from './server';

const scope = self as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));

startServer(connection, {
  async loadEngines(options) {
    if (options?.grammars === undefined) throw new Error('The client sent no grammars.');
    const grammars = await loadGrammars(options.grammars);
    return () => createEngine({ rules: RULES, grammars, findPins: createPinFinder() });
  },
  createHost: (folder, log) => createClientHost(connection, folder, log),
});
