import { Language, Parser } from 'web-tree-sitter';

/** The bytes of the WebAssembly modules, which each host fetches its own way. */
export interface GrammarBytes {
  /** web-tree-sitter.wasm */
  readonly runtime: Uint8Array;
  /** tree-sitter-python.wasm */
  readonly python: Uint8Array;
}

/** Parsers that are ready to use. Made once in each process. */
export interface Grammars {
  readonly python: Parser;
}

/** Starts the WebAssembly runtime and loads the grammars. Rejects where the bytes are not what they should be. */
export async function loadGrammars(bytes: GrammarBytes): Promise<Grammars> {
  await Parser.init({ wasmBinary: bytes.runtime, locateFile: (name: string) => name });
  return { python: createParser(await Language.load(bytes.python)) };
}

function createParser(language: Language): Parser {
  const parser = new Parser();
  parser.setLanguage(language);
  return parser;
}
