import type { DataNode, DataScalar } from './data-node';
import type { EmbeddedText } from './document';
import { joinTexts, scalarScript, type Masking, type Script } from './script-text';
import type { ShellOrigin } from './shell/types';

const SHELL = /^(?:.*\/)?(?:ba|da|a|z|k)?sh$/;
// `-c`, and bundles such as `-lc`, `-euxc`, `-ec`.
const SCRIPT_FLAG = /^-[a-z]*c$/;
const SHELL_PREFIX = /^\s*(?:\/(?:[\w.-]+\/)*)?(?:ba|da|a|z|k)?sh(?:\s+-[a-z]+)*\s+-[a-z]*c\s+(?=["'])/;

/** Whether a word names a shell. */
export function isShell(word: string): boolean {
  return SHELL.test(word);
}

/**
 * The script of an argument vector. For `sh -c …` it is the element behind the flag; for anything else the words are
 * one command, quoted so that the shell reader sees each as one literal word.
 */
export function execScript(
  words: readonly DataScalar[],
  origin: ShellOrigin,
  mask: Masking = (text) => text,
): readonly Script[] {
  const first = words[0];
  if (first === undefined) return [];
  if (SHELL.test(textOf(first))) {
    const flag = words.findIndex((word, index) => index > 0 && SCRIPT_FLAG.test(textOf(word)));
    const script = flag < 0 ? undefined : words[flag + 1];
    if (script !== undefined) return scalarScript(script, origin, mask);
  }
  const texts = words.map((word) => quoteWord({ ...word.embedded(), text: mask(textOf(word)) }));
  return [{ ...joinTexts(texts, ' '), origin: 'exec' }];
}

function textOf(node: DataScalar): string {
  return node.embedded().text;
}

/** The scalars of a list, or nothing where it holds something else. */
export function wordsOf(node: DataNode | undefined): readonly DataScalar[] {
  if (node?.kind !== 'sequence') return [];
  const words = node.items.filter((item) => item.kind === 'scalar');
  return words.length === node.items.length ? words : [];
}

/** One word for the shell reader, in single quotes where it is not a plain one. */
export function quoteWord(word: EmbeddedText): EmbeddedText {
  const { text, map } = word;
  // An expansion that stands for an unknown expression stays one.
  if (text !== '' && isPlain(text.replace(/\$\{_+\}/g, ''))) {
    return { text, map: { ...map, encode: (added, at) => (isPlain(added) ? map.encode(added, at) : undefined) } };
  }
  const quoted: EmbeddedText = {
    text,
    map: { ...map, encode: (added, at) => (added.includes("'") ? undefined : map.encode(added, at)) },
  };
  if (!text.includes("'")) return enclose(quoted, "'", "'");
  const pieces: EmbeddedText[] = [];
  let start = 0;
  for (const piece of text.split("'")) {
    const from = start;
    pieces.push({ text: piece, map: shiftMap(quoted, from) });
    start += piece.length + 1;
  }
  return enclose(joinTexts(pieces, `'\\''`), "'", "'");
}

function isPlain(text: string): boolean {
  return /^[\w@%+=:,./-]*$/.test(text);
}

function shiftMap(text: EmbeddedText, by: number): EmbeddedText['map'] {
  return {
    toOuter: (range) => text.map.toOuter({ start: range.start + by, end: range.end + by }),
    encode: (added, at) => text.map.encode(added, at + by),
  };
}

/** The text between two marks that stand nowhere in the document. */
function enclose(text: EmbeddedText, before: string, after: string): EmbeddedText {
  const clip = (offset: number): number => Math.min(Math.max(offset - before.length, 0), text.text.length);
  return {
    text: before + text.text + after,
    map: {
      toOuter: (range) => text.map.toOuter({ start: clip(range.start), end: clip(range.end) }),
      encode: (added, at) => (clip(at) === at - before.length ? text.map.encode(added, clip(at)) : undefined),
    },
  };
}

/**
 * The script of a command that stands in one string and is split into words without a shell (compose, Docker's exec in
 * string form): the string itself, or for `sh -c "…"` what is between the quotes.
 */
export function commandLineScript(
  node: DataScalar,
  origin: ShellOrigin,
  mask: Masking = (text) => text,
): readonly Script[] {
  const text = textOf(node);
  const prefix = SHELL_PREFIX.exec(text)?.[0];
  if (prefix !== undefined) {
    const inner = text.slice(prefix.length).trimEnd();
    const content = inner.slice(1, -1);
    const isSimple = inner.length >= 2 && inner.endsWith(inner.charAt(0)) && !content.includes(inner.charAt(0));
    if (isSimple && !content.includes('\\')) {
      const { map } = node.embedded();
      return [{ text: mask(content), map: shiftMap({ text, map }, prefix.length + 1), origin }];
    }
  }
  return scalarScript(node, 'exec', mask);
}
