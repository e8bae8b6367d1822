import type { DataNode, DataScalar } from '../../data-node';
import { joinTexts, scalarScript, type Masking, type Script } from '../../script-text';
import type { ShellOrigin } from '../../shell/types';

/** `${{ … }}` of GitHub and Azure, `{{ … }}` of Argo, KFP and Jinja. */
const BRACES = /\$?\{\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\}/g;
const MACROS: Readonly<Record<string, readonly RegExp[]>> = {
  braces: [BRACES],
  gitlab: [/\$\[\[[^[\]]*\]\]/g],
  azure: [BRACES, /\$\([A-Za-z_][\w-]*(?:\.[\w-]+)+\)/g],
  circleci: [/<<[ \t]*[\w.-]+[ \t]*>>/g],
  dvc: [/\$\{[^{}\s]*[.[][^{}\s]*\}/g],
  mlproject: [/\{[A-Za-z_]\w*\}/g],
  none: [],
};

/**
 * Replaces the expressions of a format by expansions of a variable that nobody sets, as long as the expression: the shell
 * reader then sees a word that is not known, not a syntax error.
 */
export function maskExpressions(format: keyof typeof MACROS): Masking {
  const patterns = MACROS[format] ?? [];
  return (text) => patterns.reduce((masked, pattern) => masked.replace(pattern, expansionOfLength), text);
}

function expansionOfLength(expression: string): string {
  const length = expression.length;
  return length >= 4 ? `\${${'_'.repeat(length - 3)}}` : `$${'_'.repeat(length - 1)}`;
}

/**
 * The script of a list of lines that run in one shell, one below the other. What is reached through an alias is a script
 * of its own: it is written elsewhere and may be part of other scripts too.
 */
export function linesScript(
  node: DataNode | undefined,
  origin: ShellOrigin,
  mask: Masking = (text) => text,
): readonly Script[] {
  if (node?.kind !== 'sequence') return scalarScript(node, origin, mask);
  const lines = flattenScalars(node);
  const own = lines.filter((line) => line.alias === undefined).flatMap((line) => scalarScript(line, origin, mask));
  const shared = lines.filter((line) => line.alias !== undefined).flatMap((line) => scalarScript(line, origin, mask));
  return [...(own.length > 0 ? [{ ...joinTexts(own, '\n'), origin }] : []), ...shared];
}

/** All scalars of nested lists, as GitLab flattens them. */
function flattenScalars(node: DataNode, depth = 0): readonly DataScalar[] {
  if (node.kind === 'scalar') return [node];
  return node.kind === 'sequence' && depth < 10 ? node.items.flatMap((item) => flattenScalars(item, depth + 1)) : [];
}

/** Leaves out scripts that were met before: the text behind an alias is read once. */
export function uniqueScripts(scripts: readonly Script[]): readonly Script[] {
  const seen = new Set<number>();
  return scripts.filter((script) => {
    const start = script.map.toOuter({ start: 0, end: 0 })?.start;
    if (start === undefined) return true;
    if (seen.has(start)) return false;
    seen.add(start);
    return true;
  });
}
