import type { SecretPattern } from '../engine/settings';
import { createWordScanner } from '../engine/word-finder';
import { CREDENTIAL_WORDS_NEARBY } from './named';
import { keepBest } from './overlaps';
import { toProvider } from './own-words';
import { PROVIDERS } from './providers/index';
import type { Provider, SecretMatch } from './types';
import { createVisit, startReading, type Visit } from './visits';

export type { SecretMatch } from './types';

type Detector = (text: string) => readonly SecretMatch[];

/** A rule asks for the same text more than once: what is found in the last longer one is kept. */
const MIN_KEPT = 2000;

const NONE: readonly SecretPattern[] = [];
const detectors = new WeakMap<readonly SecretPattern[], Detector>();
/** By what the patterns say: each folder reads the settings anew. */
const detectorsByContent = new Map<string, Detector>();
const MAX_DETECTORS = 8;

/**
 * All secrets of a text, in order and without overlaps; also those of the settings' own kinds. Linear in the length of the
 * text.
 */
export function findSecrets(text: string, own: readonly SecretPattern[] = NONE): readonly SecretMatch[] {
  const key = own.length === 0 ? NONE : own;
  const detect = detectors.get(key) ?? detectorFor(key);
  detectors.set(key, detect);
  return detect(text);
}

function detectorFor(own: readonly SecretPattern[]): Detector {
  const content = JSON.stringify(own);
  const detect = detectorsByContent.get(content) ?? createDetector(own);
  if (detectorsByContent.size >= MAX_DETECTORS) detectorsByContent.clear();
  detectorsByContent.set(content, detect);
  return detect;
}

/** Made when it is first needed: the automaton takes some milliseconds. */
function createDetector(own: readonly SecretPattern[]): Detector {
  const visits = collectVisits([...own.map(toProvider), ...PROVIDERS]);
  const scanKeywords = createWordScanner([...visits.keys()]);
  const visitsOf = [...visits.values()];
  let last: { readonly text: string; readonly found: readonly SecretMatch[] } | undefined;
  return (text) => {
    if (last?.text === text) return last.found;
    const reading = startReading(text);
    scanKeywords(text, (word, end) => {
      for (const visit of visitsOf[word] ?? []) visit(reading, end);
    });
    const found = reading.found.length === 0 ? reading.found : keepBest(reading.found);
    if (text.length >= MIN_KEPT) last = { text, found };
    return found;
  };
}

/** How the JSON of a notebook writes the start of a colour, which may part any word of an output. */
const COLOUR = 'u001b[';

/**
 * The literal texts, in the usual spellings of their letters, of which a text with a secret holds at least one. Those of
 * secrets that only a name tells are the words for credentials, one of which must stand beside the vendor's name.
 */
export function secretKeywords(): readonly string[] {
  const exact = PROVIDERS.flatMap((provider) => (provider.kind === 'token' ? provider.keywords : []));
  const named = PROVIDERS.flatMap((provider) => (provider.kind === 'structure' ? provider.keywords : []));
  const spelled = [...named, ...CREDENTIAL_WORDS_NEARBY].flatMap((word) => [
    word,
    word.toLowerCase(),
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1),
  ]);
  const all = [...new Set([...exact, ...spelled, COLOUR])].sort((a, b) => a.length - b.length);
  // A word that holds another one adds nothing.
  return all.filter((word, index) => !all.slice(0, index).some((shorter) => word.includes(shorter)));
}

function collectVisits(providers: readonly Provider[]): ReadonlyMap<string, readonly Visit[]> {
  const visits = new Map<string, Visit[]>();
  for (const provider of providers) {
    for (const keyword of provider.keywords) {
      const word = keyword.toLowerCase();
      visits.set(word, [...(visits.get(word) ?? []), createVisit(provider, keyword)]);
    }
  }
  return visits;
}
