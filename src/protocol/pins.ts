/** Our client's command that asks, and then looks up. Its argument, which may be missing: the URI of a document. */
export const LOOK_UP_COMMAND = 'watertight.lookUpPins';

/** Asks which versions of a document could be looked up. Nothing is asked of the network yet. */
export const FIND_LOOK_UPS = 'watertight/findLookUps';
/** Looks them up at the hosts that the user agreed to. */
export const LOOK_UP_PINS = 'watertight/lookUpPins';

export interface FindLookUpsParams {
  readonly uri: string;
}

/** What would be asked of one host. */
export interface HostLookUps {
  readonly host: string;
  /** All that it would be told. */
  readonly names: readonly string[];
}

export interface LookUpPinsParams {
  readonly uri: string;
  readonly hosts: readonly string[];
}

export interface LookUpPinsResult {
  /** How many versions were found. Fixes offer them now. */
  readonly found: number;
  /** What hosts know no version of. */
  readonly missing: readonly string[];
  readonly failed: readonly { readonly host: string; readonly reason: string }[];
}
