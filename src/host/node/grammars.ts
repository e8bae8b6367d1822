import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GrammarBytes } from '../../lang/grammars';

/** The WebAssembly modules that the build puts beside the bundles. Rejects where one of them is missing. */
export async function readGrammarBytes(folder: string): Promise<GrammarBytes> {
  const read = (name: string): Promise<Uint8Array> => readFile(join(folder, name));
  const [runtime, python] = await Promise.all([read('web-tree-sitter.wasm'), read('tree-sitter-python.wasm')]);
  return { runtime, python };
}
