import { countStates, type PinEntry, type PinReport } from '../pins/inventory/merge';
import { EXTERNAL_KINDS, type ExternalKind, type PinState } from '../pins/inventory/types';
import { createPaint, type Paint, type Style } from './paint';

const TITLES: Readonly<Record<ExternalKind, string>> = {
  model: 'Models',
  dataset: 'Data sets',
  package: 'Packages',
  image: 'Images',
  action: 'Actions',
  repository: 'Repositories',
  download: 'Downloads',
};
const STATES: Readonly<Record<PinState, { readonly mark: string; readonly word: string; readonly style: Style }>> = {
  pinned: { mark: '✓', word: 'pinned', style: 'green' },
  known: { mark: '◐', word: 'not pinned, known here', style: 'yellow' },
  unpinned: { mark: '✗', word: 'not pinned', style: 'red' },
};
const PLACES = 3;
/** Characters of a commit or digest that tell it from others. */
const SHORT = 12;

/** What is loaded from elsewhere, for a terminal: by kind, with places and what is known of the version. */
export function formatPinsText({ entries, files }: PinReport, { hasColour }: { readonly hasColour: boolean }): string {
  const paint = createPaint(hasColour);
  const groups = EXTERNAL_KINDS.flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    if (own.length === 0) return [];
    return [[paint(TITLES[kind], 'bold'), ...own.map((entry) => formatEntry(entry, paint))].join('\n')];
  });
  const { pinned, known, unpinned } = countStates(entries);
  const numbers = `${String(pinned)} pinned, ${String(known)} known here, ${String(unpinned)} not pinned`;
  const looked = `in ${String(files.scanned)} ${files.scanned === 1 ? 'file' : 'files'}`;
  const end = entries.length === 0 ? `Nothing from elsewhere ${looked}.` : `${numbers}, ${looked}.`;
  const failed = files.failed.map(({ file, reason }) => `${paint(file, 'cyan')} could not be read: ${reason}`);
  return [...groups, ...(failed.length === 0 ? [] : [failed.join('\n')]), end].join('\n\n');
}

function formatEntry(entry: PinEntry, paint: Paint): string {
  const { name, requested, state, places } = entry;
  const { mark, word, style } = STATES[state];
  const shown = places.slice(0, PLACES).map(({ file, line }) => `${file}:${String(line)}`);
  const rest = places.length - shown.length;
  const where = `${shown.join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
  const asked = requested === undefined ? '' : ` ${paint(requested, 'dim')}`;
  return `  ${paint(mark, style)} ${name}${asked}  ${word}${describePin(entry)}\n      ${paint(where, 'cyan')}`;
}

function describePin({ state, pin, from }: PinEntry): string {
  if (pin === undefined) return '';
  const short = /^(?:sha256:)?[0-9a-f]{40,}$/.test(pin) ? `${pin.replace(/^sha256:/, '').slice(0, SHORT)}…` : pin;
  if (state === 'pinned') return ` to ${short}${from === undefined ? '' : `, ${from}`}`;
  return `: ${short}${from === undefined ? '' : `, ${from}`}`;
}
