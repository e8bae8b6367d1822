import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { PROVIDERS } from '../../../src/secrets/providers/index';

const ROOT = join(__dirname, '../../../src/secrets');

export interface NamedRegex {
  /** Where it stands: `named.ts:30`, or the provider it belongs to. */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression of the detector: the literals of its files, and the patterns of its providers. */
export function regexesOfSecrets(): readonly NamedRegex[] {
  const literals = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .flatMap((path) => literalsOf(join(ROOT, path)));
  const patterns = PROVIDERS.flatMap((provider): readonly NamedRegex[] =>
    provider.kind === 'structure'
      ? []
      : [{ place: `${provider.kind} ${provider.id}`, source: `${provider.pattern}(?![A-Za-z0-9_-])`, flags: 'y' }],
  );
  return [...literals, ...patterns];
}

function literalsOf(path: string): readonly NamedRegex[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022);
  const found: NamedRegex[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      const end = node.text.lastIndexOf('/');
      const place = `${relative(ROOT, path)}:${String(line + 1)}`;
      found.push({ place, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
