const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

export type Style = keyof typeof CODES;
export type Paint = (text: string, ...styles: readonly Style[]) => string;

/** Wraps texts in the escape sequences of ECMA-48, or leaves them as they are. */
export function createPaint(hasColour: boolean): Paint {
  if (!hasColour) return (text) => text;
  return (text, ...styles) =>
    text === '' || styles.length === 0
      ? text
      : `\u001b[${styles.map((style) => String(CODES[style])).join(';')}m${text}\u001b[0m`;
}
