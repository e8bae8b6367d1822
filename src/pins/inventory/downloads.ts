import type { PythonCall, PythonDocument } from '../../lang/python/types';
import type { ShellCommand, ShellDocument } from '../../lang/shell/types';
import { DOWNLOADERS, type Downloader, type Place } from '../downloaders';
import type { FoundExternal, InventoryParts } from './types';

/** What reads from an address without keeping the file. */
const READERS: Readonly<Record<string, Downloader>> = {
  'torch.hub.load_state_dict_from_url': { url: ['url', 0], hashes: [['check_hash']] },
  'pandas.read_csv': { url: ['filepath_or_buffer', 0] },
  'pandas.read_parquet': { url: ['path', 0] },
  'pandas.read_json': { url: ['path_or_buf', 0] },
  'pandas.read_excel': { url: ['io', 0] },
  'pandas.read_pickle': { url: ['filepath_or_buffer', 0] },
  'polars.read_csv': { url: ['source', 0] },
  'polars.read_parquet': { url: ['source', 0] },
};
const FETCHERS = { ...DOWNLOADERS, ...READERS };
const HTTP = /^https?:\/\/[^\s/]+\/\S+$/i;

/** Files that a program fetches by their address. */
export function pythonDownloads(document: PythonDocument, parts: InventoryParts): readonly FoundExternal[] {
  if (!document.text.includes('http')) return [];
  return document.calls(...Object.keys(FETCHERS)).flatMap((call): readonly FoundExternal[] => {
    const downloader: Downloader | undefined = FETCHERS[call.name ?? ''];
    const place = downloader && call.argument(...downloader.url);
    const url = place?.value.stringValue()?.value;
    if (place === undefined || url === undefined || !HTTP.test(url)) return [];
    const file = downloader?.file && call.argument(...downloader.file)?.value.stringValue()?.value;
    const check = checkOf(call, downloader?.hashes ?? []);
    return [describe(url, place.range, check, file, parts)];
  });
}

/** The digest that a call checks, or that it checks one. */
function checkOf(call: PythonCall, places: readonly Place[]): string | true | undefined {
  for (const place of places) {
    const value = call.argument(...place)?.value;
    if (value === undefined || value.kind === 'none' || value.value()?.value === false) continue;
    return value.stringValue()?.value ?? true;
  }
  return undefined;
}

/** Files that a script fetches with curl or wget. */
export function shellDownloads({ commands, text }: ShellDocument, parts: InventoryParts): readonly FoundExternal[] {
  const isChecked = commands.some(({ name, words }) => /^(?:sha\d*sum|shasum|md5sum)$/.test(name) && words.length > 0);
  return commands.flatMap((command): readonly FoundExternal[] => {
    if (command.name !== 'curl' && command.name !== 'wget') return [];
    // What is piped into a shell or unpacked at once is a download like any other; what is only asked is none.
    if (command.name === 'curl' && !isSaved(command) && command.pipedInto === undefined) return [];
    const word = command.words.find(({ value }) => value !== undefined && HTTP.test(value));
    if (word?.value === undefined) return [];
    const file = outputOf(command) ?? decodeName(word.value);
    const digest = isChecked ? (/\b[0-9a-f]{64}\b/.exec(text)?.[0] ?? true) : undefined;
    return [describe(word.value, word.range, digest, file, parts)];
  });
}

function isSaved({ words }: ShellCommand): boolean {
  return words.some(({ value = '' }) => /^(?:-[A-Za-z]*[oO]|--output|--remote-name)/.test(value));
}

function outputOf({ words }: ShellCommand): string | undefined {
  const at = words.findIndex(({ value = '' }) => /^(?:-[A-Za-z]*[oO]|--output|--output-document)$/.test(value));
  const next = at === -1 ? undefined : words[at + 1]?.value;
  return next === undefined || HTTP.test(next) ? undefined : next;
}

function decodeName(url: string): string {
  return url.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';
}

function describe(
  url: string,
  range: FoundExternal['range'],
  check: string | true | undefined,
  file: string | undefined,
  { pins }: InventoryParts,
): FoundExternal {
  // Addresses may carry tokens behind the question mark.
  const name = url.split(/[?#]/, 1)[0]?.replace(/^(\w+:\/\/)[^/@]*@/, '$1') ?? url;
  const named = { kind: 'download', source: 'web', name, range } as const;
  if (check !== undefined) {
    const pin = check === true ? {} : { pin: /^[0-9a-f]{64}$/i.test(check) ? `sha256:${check.toLowerCase()}` : check };
    return { ...named, state: 'pinned', ...pin };
  }
  const known = file === undefined ? undefined : pins.fileDigest(file);
  if (known === undefined) return { ...named, state: 'unpinned' };
  return { ...named, state: 'known', pin: `sha256:${known.value}`, from: known.source };
}
