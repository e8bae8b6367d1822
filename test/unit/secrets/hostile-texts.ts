import { PROVIDERS } from '../../../src/secrets/providers/index';

/** What the texts are measured against: nothing in it is looked at twice. */
export const PLAIN_TEXT = 'The quick brown fox jumps over it. ';

/** Each keyword of the detector as what a hostile text repeats. */
const SHAPES: Readonly<Record<string, (keyword: string) => string>> = {
  'again and again': (keyword) => keyword,
  'with a blank between': (keyword) => `${keyword} `,
  'on a line each': (keyword) => `${keyword}\n`,
  'with an underscore behind': (keyword) => `${keyword}_`,
  'before a quote that nothing closes': (keyword) => `${keyword}: "`,
  'before what is nearly a secret': (keyword) => ` ${keyword}_key="aB3dE5gH1jK2mN4pQ6rS8tU`,
  'with what is nearly a secret': (keyword) => `${keyword}aB3dE5gH1jK2mN4pQ6rS8tU `,
  'in a URL': (keyword) => `://${keyword}:aB3dE5gH1@`,
};

const KEYWORDS = [...new Set(PROVIDERS.flatMap((provider) => provider.keywords))];

export const HOSTILE_UNITS: readonly { readonly name: string; readonly units: readonly string[] }[] = Object.entries(
  SHAPES,
).map(([name, unitOf]) => ({ name: `each keyword ${name}`, units: KEYWORDS.map(unitOf) }));

let turn = 0;

/** The detector remembers the last text, so each is another one. */
export function textOf(unit: string, size: number): string {
  return `${String(turn++)} ${unit.repeat(Math.ceil(size / unit.length))}`;
}

/** What takes longest of a small text: a keyword that takes no longer than others there does not in a large one, where less is tried. */
export function slowest(
  units: readonly string[],
  milliseconds: (text: string) => number,
  count: number,
): readonly string[] {
  return units
    .map((unit) => ({ unit, time: milliseconds(textOf(unit, 30_000)) }))
    .sort((a, b) => b.time - a.time)
    .slice(0, count)
    .map(({ unit }) => unit);
}
