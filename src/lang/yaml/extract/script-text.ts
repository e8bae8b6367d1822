import type { TextMap } from '../../../core/text-map';
import type { DataNode, DataScalar } from '../../data-node';
import type { EmbeddedText } from '../../document';
import type { ShellOrigin } from '../../shell/types';

/** A shell script that stands in a YAML value. */
export type Script = EmbeddedText & { readonly origin: ShellOrigin };

/** Replaces what is no shell by text of the same length. */
export type Masking = (text: string) => string;

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

/** The script that a scalar holds; nothing for empty ones. */
export function scalarScript(
  node: DataNode | undefined,
  origin: ShellOrigin,
  mask: Masking = (text) => text,
): readonly Script[] {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || node.value.trim() === '') return [];
  const { text, map } = node.embedded();
  return [{ text: mask(text), map, origin }];
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

/** Several texts as one. The separators have no place in the document. */
export function joinTexts(parts: readonly EmbeddedText[], separator: string): EmbeddedText {
  const starts: number[] = [];
  let length = 0;
  for (const part of parts) {
    starts.push(length);
    length += part.text.length + separator.length;
  }
  const find = (offset: number): { readonly part: EmbeddedText; readonly start: number } | undefined => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const part = parts[low];
    return part && { part, start: starts[low] ?? 0 };
  };
  const map: TextMap = {
    toOuter(range) {
      const first = find(range.start);
      const last = find(Math.max(range.start, range.end - 1));
      if (first === undefined || last === undefined) return undefined;
      const clip = (offset: number, at: { readonly part: EmbeddedText; readonly start: number }): number =>
        Math.min(offset - at.start, at.part.text.length);
      if (first.part === last.part) {
        return first.part.map.toOuter({ start: clip(range.start, first), end: clip(range.end, first) });
      }
      const start = first.part.map.toOuter({ start: clip(range.start, first), end: first.part.text.length });
      const end = last.part.map.toOuter({ start: 0, end: clip(range.end, last) });
      if (start === undefined) return undefined;
      // Parts need not stand in the document in the order in which they run.
      return end === undefined || end.end < start.start ? start : { start: start.start, end: end.end };
    },
    encode(text, at) {
      const found = find(at);
      if (found === undefined || at - found.start > found.part.text.length) return undefined;
      return found.part.map.encode(text, at - found.start);
    },
  };
  return { text: parts.map((part) => part.text).join(separator), map };
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
