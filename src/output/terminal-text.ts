const TAB = '    ';
const UNSAFE = /[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/**
 * A text of one line that is safe to print: names and lines of files come from strangers, and a terminal obeys control
 * characters. They, and those that turn the direction of writing, become U+FFFD.
 */
export function toPlain(text: string): string {
  return text.replaceAll('\t', TAB).replace(UNSAFE, '\uFFFD');
}

/** How many columns of a terminal a text takes. East Asian characters and emoji take two, combining marks none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** The start of a text that fits, with an ellipsis where something was cut off. */
export function fitStart(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  return `${takeWhileFits(Array.from(text), columns - 1).join('')}…`;
}

/** The end of a text that fits, with an ellipsis where something was cut off. */
export function fitEnd(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  return `…${takeWhileFits(Array.from(text).reverse(), columns - 1)
    .reverse()
    .join('')}`;
}

function takeWhileFits(characters: readonly string[], columns: number): string[] {
  let left = columns;
  const end = characters.findIndex((character) => (left -= widthOf(character)) < 0);
  return characters.slice(0, end < 0 ? characters.length : end);
}

/** Breaks a text between words. A word that is wider than a line has one of its own. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of text.split(/\s+/)) {
    const wordWidth = widthOf(word);
    if (line !== '' && width + 1 + wordWidth > columns) {
      lines.push(line);
      line = '';
    }
    width = line === '' ? wordWidth : width + 1 + wordWidth;
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
