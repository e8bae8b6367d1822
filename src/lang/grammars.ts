import { Language, Parser } from 'web-tree-sitter';
import { createPythonGrammar, type PythonGrammar } from './python/grammar';

/** The bytes of the WebAssembly modules, which each host fetches its own way. */
export interface GrammarBytes {
  /** web-tree-sitter.wasm */
  readonly runtime: Uint8Array;
  /** tree-sitter-python.wasm */
  readonly python: Uint8Array;
}

/** Parsers that are ready to use. Made once in each process. */
export interface Grammars {
  readonly python: PythonGrammar;
}

/** Pages of 64 kB: what the runtime starts with by itself, and the most that it takes. */
const MEMORY = { initial: 512, maximum: 32768 };

/** Starts the WebAssembly runtime and loads the grammars. Rejects where the bytes are not what they should be. */
export async function loadGrammars(bytes: GrammarBytes): Promise<Grammars> {
  const memory = new WebAssembly.Memory(MEMORY);
  await Parser.init({ wasmBinary: bytes.runtime, wasmMemory: memory, locateFile: (name: string) => name });
  const language = await Language.load(bytes.python);
  const parser = new Parser();
  parser.setLanguage(language);
  return { python: createPythonGrammar(parser, language, memory) };
}
