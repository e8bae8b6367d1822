import type { Edit } from '../../../core/fix';
import type { KnownPin } from '../../../engine/pins';
import type { FixProposal } from '../../../engine/rule';
import type { Requirement } from '../../../lang/requirements/types';
import type { ShellWord } from '../../../lang/shell/types';

/** A change that writes down what was really used. */
export interface PinEdit {
  /** What is written, short enough for a menu: `torch==2.3.1`. */
  readonly shown: string;
  readonly pin: KnownPin;
  readonly edit: Edit;
}

const SHOWN = 3;

/** One fix that says what is written and where it is known from; undefined where nothing is known. */
export function pinFix(pins: readonly PinEdit[]): FixProposal | undefined {
  if (pins.length === 0) return undefined;
  const sources = new Set(pins.map(({ pin }) => pin.source));
  const title = `Write ${listShown([...new Set(pins.map(({ shown }) => shown))])}, ${[...sources].join(', or ')}`;
  return { title, safety: 'unsafe', edits: pins.map(({ edit }) => edit) };
}

function listShown(texts: readonly string[]): string {
  const rest = texts.length - SHOWN;
  return `${texts.slice(0, SHOWN).join(' ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
}

/** The first digits of a commit, as git shows them. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 8);
}

/** Puts a version into a requirement in place of the range that it has. `base`: where offset 0 of its ranges stands. */
export function pinRequirement(requirement: Requirement, pin: KnownPin, base = 0): PinEdit {
  const { start, end } = requirement.specifierRange;
  const text = `==${pin.value}`;
  return {
    shown: `${requirement.name ?? ''}${text}`,
    pin,
    edit: { range: { start: base + start, end: base + end }, text },
  };
}

/** Puts a commit into the address of a repository, in place of the branch or tag that is there. */
export function pinRepository(requirement: Requirement, pin: KnownPin, base = 0): PinEdit | undefined {
  const { url, urlRange } = requirement;
  if (url === undefined || urlRange === undefined) return undefined;
  const target = url.split('#', 1)[0] ?? '';
  const ref = /@[^@/:]*$/.exec(target.replace(/^[a-z+]+:\/\/[^/]*/i, (host) => ' '.repeat(host.length)));
  const range = {
    start: base + urlRange.start + (ref?.index ?? target.length),
    end: base + urlRange.start + target.length,
  };
  return { shown: `@${shortCommit(pin.value)}`, pin, edit: { range, text: `@${pin.value}` } };
}

/** Where the value of a word starts in the text; undefined where it is not there as it is: with escapes, or in pieces. */
export function startOfValue({ text, value, range }: ShellWord): number | undefined {
  if (text === value) return range.start;
  const quote = text[0] ?? '';
  return /["']/.test(quote) && text === `${quote}${value ?? ''}${quote}` ? range.start + 1 : undefined;
}
