import type { DataNode } from '../data-node';
import { buildDocument } from './build';
import { detectKind } from './kind';
import { readSyntax } from './syntax';
import type { YamlDocument } from './types';

/**
 * Reads a YAML text of one or more documents, also one with Go or Jinja templates in it. Never throws; linear in the
 * text's length. Scalars follow the core schema of YAML 1.2; a value that holds a template is its text as written.
 */
export function parseYaml(text: string, path: string): YamlDocument {
  const syntax = readSyntax(text);
  const roots = syntax.documents
    .map((document) => buildDocument(text, syntax, document))
    .filter((root): root is DataNode => root !== undefined);
  return { language: 'yaml', text, problems: syntax.problems, kind: detectKind(path, roots), roots };
}
