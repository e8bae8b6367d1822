import type { Range } from '../../core/range';
import type { TextMap } from '../../core/text-map';
import type { KnownPin, KnownPins } from '../../engine/pins';
import type { PythonDocument } from '../../lang/python/types';

export const EXTERNAL_KINDS = ['model', 'dataset', 'package', 'image', 'action', 'repository', 'download'] as const;
export type ExternalKind = (typeof EXTERNAL_KINDS)[number];

/** Where something is fetched from. */
export type ExternalSource = 'huggingface' | 'github' | 'git' | 'mlflow' | 'pypi' | 'conda' | 'registry' | 'web';

/** `pinned`: the code or a lock file fixes it. `known`: it does not, but what was used is known here. */
export type PinState = 'pinned' | 'known' | 'unpinned';

/** What a file loads from elsewhere. */
export interface External {
  readonly kind: ExternalKind;
  readonly source: ExternalSource;
  /** As its source calls it: `team/classifier`, `torch`, `ghcr.io/team/image`, an address. */
  readonly name: string;
  /** What the code asks for: a tag, a branch, a range. Undefined where it asks for nothing. */
  readonly requested?: string;
  readonly state: PinState;
  /** A commit, a version, a digest (`sha256:…`); undefined where it is not known. */
  readonly pin?: string;
  /** Where a pin that is not in the code is known from. */
  readonly from?: string;
}

/** With the place that names it, in a text of the file. */
export interface PlacedExternal extends External {
  readonly range: Range;
  readonly map: TextMap;
}

/** The same, where the text goes without saying. */
export type FoundExternal = External & { readonly range: Range };

/** Something of the Hugging Face Hub that a program loads. */
export interface HubUse {
  readonly kind: 'model' | 'dataset' | 'space';
  readonly id: string;
  /** Undefined where none is named, null where it is not a constant. */
  readonly revision: string | null | undefined;
  readonly cacheFolder: string | undefined;
  readonly range: Range;
}

export interface InventoryParts {
  readonly pins: KnownPins;
  /** What a program loads from the Hub. */
  readonly hubUses: (document: PythonDocument) => readonly HubUse[];
}

/** What is known of something that the code does not pin. */
export function unpinnedState(known: KnownPin | undefined): Pick<External, 'state' | 'pin' | 'from'> {
  if (known === undefined) return { state: 'unpinned' };
  const { value, source, isLocked = false } = known;
  return { state: isLocked ? 'pinned' : 'known', pin: value, from: source };
}

/** Leaves out what is not there. */
export function requestedOf(text: string | undefined): Pick<External, 'requested'> {
  return text === undefined || text === '' ? {} : { requested: text };
}
