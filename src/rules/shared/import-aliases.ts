import type { PythonDocument } from '../../lang/python/types';

/**
 * What the file calls things that it imports, by the last segment of their names, where that is another name:
 * `from langchain.tools import ShellTool as Shell` → `Shell`. `callsNamed` goes by what is written.
 */
export function importAliases(document: PythonDocument, names: readonly string[]): readonly string[] {
  return document.imports
    .filter(({ name, qualifiedName }) => {
      const last = qualifiedName.slice(qualifiedName.lastIndexOf('.') + 1);
      return last !== name && names.includes(last);
    })
    .map(({ name }) => name);
}
