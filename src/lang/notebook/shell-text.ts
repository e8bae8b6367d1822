import type { Range } from '../../core/range';
import { composeMaps, offsetMap, segmentMap, type TextMap } from '../../core/text-map';
import type { EmbeddedText } from '../document';
import { createSegmentBuilder } from '../segments';

/**
 * What IPython puts Python's values in for: `{name}`, `{obj.attr[0]}`, and `$sys.executable`. Bash has its own use for `${…}`,
 * `{a,b}` and awk's `{print $1}`, which IPython leaves alone too because they are no expressions.
 */
const VALUE =
  /(?<![$\w{\\])\{([A-Za-z_][\w.]{0,200}(?:\[[^\]{}\n]{0,100}\]|\([^(){}\n]{0,200}\)){0,3})(?:![rsa])?(?::[^{}\s]{0,20})?\}(?!\})|\$sys\.executable\b/g;

/** A span of a cell's text as it stands. */
export function sliceCell(text: string, map: TextMap, { start, end }: Range): EmbeddedText {
  return { text: text.slice(start, end), map: composeMaps(offsetMap(start), map) };
}

/**
 * A command of IPython as a shell would read it. Python's values become what the shell's reader knows: `{sys.executable}`
 * is `python`, `{name}` is `${name}`, and any longer expression is `$__`, a variable that nobody sets.
 */
export function readShellCommand(text: string, map: TextMap, range: Range): EmbeddedText {
  const command = text.slice(range.start, range.end);
  const matches = command.includes('{') || command.includes('$sys') ? [...command.matchAll(VALUE)] : [];
  if (matches.length === 0) return sliceCell(text, map, range);
  const builder = createSegmentBuilder(text);
  let from = range.start;
  for (const match of matches) {
    const start = range.start + match.index;
    builder.copy(from, start);
    from = start + match[0].length;
    builder.unit(nameInShell(match[1]), start, from);
  }
  builder.copy(from, range.end);
  const { text: inner, segments } = builder.finish();
  return { text: inner, map: composeMaps(segmentMap(segments), map) };
}

function nameInShell(expression: string | undefined): string {
  if (expression === undefined || expression === 'sys.executable') return 'python';
  return /^\w+$/.test(expression) ? `\${${expression}}` : '$__';
}
