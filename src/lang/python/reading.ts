import type { Node, Tree } from 'web-tree-sitter';
import type { ParseProblem } from '../document';
import type { PythonGrammar } from './grammar';
import { parseWithinBounds } from './parse-bounds';
import { readScopes, type Reading } from './read-scopes';
import { emptySyntax, readSyntax, type Syntax } from './syntax';
import { describeEdit } from './text-edit';

/** All of a text that does not depend on anything else. */
export interface TextReading {
  readonly syntax: Syntax;
  readonly reading: Reading;
  readonly problems: readonly ParseProblem[];
}

/** Keeps the tree of a text that is being edited: the next reading parses only what an edit can have changed. */
export interface PythonMemory {
  read(text: string, grammar: PythonGrammar): TextReading;
  /** Frees the tree. Reading again begins anew. */
  dispose(): void;
}

/** Reads a text once; nothing is left to free. */
export function readText(text: string, grammar: PythonGrammar): TextReading {
  const tree = parseWithinBounds(text, grammar.parser);
  if (tree === undefined) return unreadable(text);
  try {
    return readTree(tree, text, grammar);
  } finally {
    tree.delete();
  }
}

export function createPythonMemory(): PythonMemory {
  let last: { readonly text: string; readonly tree: Tree; readonly result: TextReading } | undefined;

  function dispose(): void {
    last?.tree.delete();
    last = undefined;
  }

  function parse(text: string, { parser }: PythonGrammar): Tree | undefined {
    if (last === undefined) return parseWithinBounds(text, parser);
    const { tree } = last;
    tree.edit(describeEdit(last.text, text));
    const next = parseWithinBounds(text, parser, tree);
    dispose();
    return next;
  }

  return {
    dispose,
    read(text, grammar) {
      if (last?.text === text) return last.result;
      const tree = parse(text, grammar);
      if (tree === undefined) return unreadable(text);
      const result = readTree(tree, text, grammar);
      last = { text, tree, result };
      return result;
    },
  };
}

function readTree(tree: Tree, text: string, { readRows }: PythonGrammar): TextReading {
  const syntax = readSyntax(tree, text, readRows);
  return { syntax, reading: readScopes(syntax), problems: findProblems(tree.rootNode) };
}

function unreadable(text: string): TextReading {
  const syntax = emptySyntax(text);
  const message = 'This is nested too deep, or too far from Python, to be read.';
  return { syntax, reading: readScopes(syntax), problems: [{ message, range: { start: 0, end: text.length } }] };
}

/** The first place that is not Python: one is enough to tell that the file is being typed. */
function findProblems(root: Node): readonly ParseProblem[] {
  let node: Node | null = root;
  while (node?.hasError === true) {
    if (node.isError || node.isMissing) {
      const range = { start: node.startIndex, end: node.endIndex };
      return [{ message: node.isMissing ? `Missing ${node.type}.` : 'This is not Python.', range }];
    }
    node = node.children.find((child) => child.hasError) ?? null;
  }
  return [];
}
