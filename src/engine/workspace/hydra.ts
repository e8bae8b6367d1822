import type { ConstantValue, ForeignSettings } from '../../lang/python/types';
import { mergeSettings, mergeUnsure, nestSettings } from './settings-merge';

/** Reads one file of the configuration; undefined where it is not there. */
export type ReadConfig = (path: string) => HydraFile | undefined;

export interface HydraFile {
  readonly settings: ForeignSettings;
  readonly text: string;
  /** The items of `defaults:`; empty where there is none, undefined where one is not known. */
  readonly defaults: readonly ConstantValue[] | undefined;
}

const MAX_DEFAULTS = 50;
/** Only whoever runs the program and plugins see these. */
const OWN_KEYS = ['defaults', 'hydra'];
const GROUP = /^\w+$/;
const CHOICE = /^\w[\w.-]*$/;

/**
 * What Hydra makes of a configuration, as far as its `defaults:` are files beside it, one level deep. What else they may
 * bring in is not known: undefined where that may be anything.
 */
export function composeHydra(path: string, read: ReadConfig): ForeignSettings | undefined {
  const primary = read(path);
  if (primary?.defaults === undefined || primary.defaults.length > MAX_DEFAULTS) return undefined;
  const own = withoutOwnKeys(primary.settings);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const others = primary.defaults.filter((item) => item !== '_self_');
  const parts = others.map((item) => readDefault(item, folder, read));
  if (!parts.every((part) => part !== undefined)) return undefined;
  const place = primary.settings.place;
  const nothing: ForeignSettings = { entries: new Map(), place };
  const self = primary.defaults.indexOf('_self_');
  // Which of the two counts without `_self_` has changed from one version of Hydra to the next.
  if (self < 0) return mergeUnsure(parts.reduce(mergeSettings, nothing), own);
  return [...parts.slice(0, self), own, ...parts.slice(self)].reduce(mergeSettings, nothing);
}

/** What one item of `defaults:` brings in; undefined where that may be anything. */
function readDefault(item: ConstantValue, folder: string, read: ReadConfig): ForeignSettings | undefined {
  if (typeof item === 'string') return CHOICE.test(item) ? readIncluded(`${folder}${item}`, read) : undefined;
  if (!(item instanceof Map) || item.size !== 1) return undefined;
  const [[group, choice] = ['', null]] = item as ReadonlyMap<string, ConstantValue>;
  if (/^(?:override\s+)?\/?hydra\//.test(group)) return NOTHING;
  if (!GROUP.test(group)) return undefined;
  if (choice === null) return NOTHING;
  const file =
    typeof choice === 'string' && CHOICE.test(choice) ? readIncluded(`${folder}${group}/${choice}`, read) : undefined;
  return file && nestSettings(file, [group]);
}

const NO_PLACE = {
  file: '',
  range: { start: 0, end: 0 },
  start: { line: 0, character: 0 },
  end: { line: 0, character: 0 },
};
const NOTHING: ForeignSettings = { entries: new Map(), place: NO_PLACE };

/** A file that has defaults or a place of its own brings in what is not looked for. */
function readIncluded(path: string, read: ReadConfig): ForeignSettings | undefined {
  const found = read(/\.ya?ml$/.test(path) ? path : `${path}.yaml`);
  const isPlain =
    found?.defaults?.every((item) => item === '_self_') === true && !/^[ \t]*#[ \t]*@package\b/m.test(found.text);
  return isPlain ? withoutOwnKeys(found.settings) : undefined;
}

function withoutOwnKeys({ entries, place }: ForeignSettings): ForeignSettings {
  return { entries: new Map([...(entries ?? [])].filter(([key]) => !OWN_KEYS.includes(key))), place };
}
