import type { ConstantValue, ForeignSettings, SettingsSource } from '../../lang/python/types';
import type { WorkspaceFacts } from '../engine';
import { hydraPath } from '../../lang/python/values/declared';
import { composeHydra, type HydraFile } from './hydra';
import { readSettingsTree } from './settings-tree';

/** UTF-16 code units: longer files are data. */
const MAX_LENGTH = 200_000;
const MAX_FILES = 50;

export interface SettingsFiles {
  /** What is in a file that a Python file names. */
  read(from: string, source: SettingsSource): ForeignSettings | undefined;
  /** The raw texts of the files that a raw text seems to name. */
  textsNamedIn(from: string, text: string): readonly string[];
}

/** In the text of a file, and in the JSON of a notebook. */
const NAMED = /["']([\w./-]{1,200}\.(?:ya?ml|json|toml))\\?["']/g;
const HYDRA_PATH = /\bconfig_path\s*=\s*\\?["']([\w./-]+)\\?["']/;
const HYDRA_NAME = /\bconfig_name\s*=\s*\\?["']([\w./-]+)\\?["']/;
const MAX_NAMED = 20;

/** Looks settings files up for as long as one file is looked at. */
export function createSettingsFiles(facts: Pick<WorkspaceFacts, 'hasPath' | 'readText'>): SettingsFiles {
  const known = new Map<string, ForeignSettings | undefined>();
  let files = 0;

  function textAt(path: string): string | undefined {
    // A host that does not know yet is asked for the text at once, which saves it a round.
    if (facts.hasPath(path) === false || ++files > MAX_FILES) return undefined;
    const text = facts.readText?.(path);
    return text === undefined || text.length > MAX_LENGTH ? undefined : text.replace(/^\uFEFF/, '');
  }

  function readHydraFile(path: string): HydraFile | undefined {
    const text = textAt(path);
    const settings = text === undefined ? undefined : readSettingsTree(text, path, 'hydra');
    if (text === undefined || settings === undefined) return undefined;
    const defaults = settings.entries?.get('defaults');
    return { text, settings, defaults: defaults === undefined ? [] : asItems(defaults.value) };
  }

  function read(path: string, { reader }: SettingsSource): ForeignSettings | undefined {
    if (reader === 'hydra') return composeHydra(path, readHydraFile);
    const text = textAt(path);
    return text === undefined ? undefined : readSettingsTree(text, path, reader);
  }

  return {
    read(from, source) {
      const key = `${from}\n${source.from}\n${source.reader}\n${source.path}`;
      if (!known.has(key)) {
        const path = placeOf(facts, from, source);
        known.set(key, path === undefined ? undefined : read(path, source));
      }
      return known.get(key);
    },
    textsNamedIn(from, text) {
      const texts: string[] = [];
      for (const [, path = ''] of [...text.matchAll(NAMED)].slice(0, MAX_NAMED)) {
        const place = placeOf(facts, from, { path, from: 'working-directory', reader: 'yaml' });
        texts.push((place === undefined ? undefined : textAt(place)) ?? '');
      }
      const folder = HYDRA_PATH.exec(text)?.[1];
      const name = HYDRA_NAME.exec(text)?.[1];
      if (folder === undefined || name === undefined) return texts;
      const place = placeOf(facts, from, { path: hydraPath(folder, name), from: 'code', reader: 'hydra' });
      const readAndKeep = (path: string): HydraFile | undefined => {
        const file = readHydraFile(path);
        if (file !== undefined) texts.push(file.text);
        return file;
      };
      if (place !== undefined) composeHydra(place, readAndKeep);
      return texts;
    },
  };
}

function asItems(value: ConstantValue | undefined): readonly ConstantValue[] | undefined {
  return Array.isArray(value) ? (value as readonly ConstantValue[]) : undefined;
}

/**
 * The path below the root. Nobody knows the working directory: it is the folder of the file or one around it, so a path
 * counts if there is a file at one of these places only.
 */
function placeOf(
  facts: Pick<WorkspaceFacts, 'hasPath'>,
  from: string,
  { path, from: base }: SettingsSource,
): string | undefined {
  if (from.startsWith('/') || /^(?:[/~\\]|[A-Za-z]:|\w+:\/\/)/.test(path)) return undefined;
  const folders = from.split('/').slice(0, -1);
  if (base === 'code') return resolvePath(folders, path);
  const places = [...folders, ''].flatMap(
    (_, index) => resolvePath(folders.slice(0, folders.length - index), path) ?? [],
  );
  const found = places.filter((place) => facts.hasPath(place) !== false);
  return found.length === 1 ? found[0] : undefined;
}

/** Undefined where it leads out of the root. */
function resolvePath(folders: readonly string[], path: string): string | undefined {
  const names = [...folders];
  for (const name of path.split('/')) {
    if (name === '..' && names.pop() === undefined) return undefined;
    if (name !== '..' && name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
}
