/** The command line: brings rules and engine together and starts the command that was asked for. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createEngine } from '../engine/lint';
import type { ResultCache } from '../engine/host';
import { ownCacheFolder } from '../host/node/cache-folder';
import { readGrammarBytes } from '../host/node/grammars';
import { createNodeHost } from '../host/node/host';
import { createResultCache, readBuild } from '../host/node/result-cache';
import { loadGrammars } from '../lang/grammars';
import { createPinFinder } from '../pins/find-pins';
import { RULES } from '../rules/index';
import { runChecklist } from './checklist';
import type { CliContext } from './context';
import { EXIT, UsageError, type ExitCode } from './exit-codes';
import { runExplain } from './explain';
import { runFix } from './fix';
import { HELP } from './help';
import { SILENT } from './log';
import { runPins } from './pins';
import { runRules } from './rules';
import { runScaffold } from './scaffold';
import { runScan } from './scan';
import { suggest } from './arguments';
import { hasColour } from './terminal';
import { tuneForShortRun } from './tuning';

type Command = (words: readonly string[], context: CliContext) => ExitCode | Promise<ExitCode>;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['scan', runScan],
  ['fix', runFix],
  ['rules', runRules],
  ['explain', runExplain],
  ['checklist', runChecklist],
  ['pins', runPins],
  ['scaffold', runScaffold],
]);

/** The manifest ships beside dist/, in the tarball as in a checkout. */
function readVersion(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { readonly version: string };
  return manifest.version;
}

/** What the results of this program are made by. */
const BUILD = ['cli.js', 'worker.js', 'web-tree-sitter.wasm', 'tree-sitter-python.wasm'];

function openCache(given: string | undefined): ResultCache | undefined {
  const folder = given === undefined ? ownCacheFolder() : resolve(given);
  if (folder === undefined || folder === '') return undefined;
  return createResultCache({ folder, build: () => readBuild(__dirname, BUILD), log: SILENT });
}

function createContext(): CliContext {
  return {
    rules: RULES,
    createEngine: async () =>
      createEngine({
        rules: RULES,
        grammars: await loadGrammars(await readGrammarBytes(__dirname)),
        findPins: createPinFinder(),
      }),
    host: createNodeHost({ log: SILENT, isAlone: true }),
    openCache,
    version: readVersion(),
    print: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    say: (text) => void process.stderr.write(`${text}\n`),
    hasColour: hasColour(process.stdout.isTTY, process.env),
    width: process.stdout.columns || 100,
  };
}

async function run(words: readonly string[]): Promise<ExitCode> {
  const context = createContext();
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || words.some((word) => word === '--help' || word === '-h')) {
    context.print(HELP);
    return name === undefined ? EXIT.usage : EXIT.clean;
  }
  if (name === '--version' || name === '-V') {
    context.print(context.version);
    return EXIT.clean;
  }
  try {
    const command = COMMANDS.get(name);
    if (command === undefined) {
      throw new UsageError(`There is no command called "${name}".${suggest(name, [...COMMANDS.keys()])}`);
    }
    return await command(rest, context);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    context.say(`watertight: ${error.message}\nTry: watertight --help`);
    return EXIT.usage;
  }
}

// `watertight scan | head` closes the pipe early: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.clean);
});

tuneForShortRun();
run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`watertight: ${error instanceof Error ? (error.stack ?? error.message) : 'it failed'}\n`);
    process.exitCode = EXIT.crash;
  },
);
