import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadGrammars, type Grammars } from '../../src/lang/grammars';

let grammars: Promise<Grammars> | undefined;

/** The parsers, made once for a whole test run. */
export function testGrammars(): Promise<Grammars> {
  return (grammars ??= loadGrammars({
    runtime: readModule('web-tree-sitter/web-tree-sitter.wasm'),
    python: readModule('tree-sitter-python/tree-sitter-python.wasm'),
  }));
}

function readModule(path: string): Uint8Array {
  return readFileSync(createRequire(__filename).resolve(path));
}
