import type { Parser, Tree } from 'web-tree-sitter';
import type { PythonGrammar } from '../../../src/lang/python/grammar';

/** A grammar that tells how many of the trees it made have not been freed. */
export function countTrees(grammar: PythonGrammar): { readonly grammar: PythonGrammar; readonly live: () => number } {
  let live = 0;
  const parse: Parser['parse'] = (...given) => {
    const tree = grammar.parser.parse(...given);
    if (tree === null) return tree;
    live++;
    const free = tree.delete.bind(tree);
    const deleteAndCount = (): void => {
      live--;
      free();
    };
    return Object.assign<Tree, Partial<Tree>>(tree, { delete: deleteAndCount });
  };
  const parser = new Proxy(grammar.parser, {
    get: (target, key) => (key === 'parse' ? parse : (Reflect.get(target, key) as unknown)),
  });
  return { grammar: { ...grammar, parser }, live: () => live };
}
