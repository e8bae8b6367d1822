import type { WorkspaceFacts } from '../engine/engine';
import type { KnownPin } from '../engine/pins';
import { foldersOf } from '../engine/versions/versions';
import { isPlainPath } from './commit';

type Facts = Pick<WorkspaceFacts, 'readText' | 'listFolder'>;

/** MLflow's registry in files: `mlruns/models/<name>/version-3`, and `aliases/<alias>` with the number in it. */
export function findRegistryVersion(facts: Facts, path: string, model: string, selector: string): KnownPin | undefined {
  if (!isPlainPath(model) || model.includes('/')) return undefined;
  for (const folder of foldersOf(path)) {
    const place = `${folder}mlruns/models/${model}`;
    const value = selector === 'latest' ? newest(facts, place) : ofAlias(facts, place, selector);
    if (value !== undefined) return { value, source: `the version in ${folder}mlruns` };
  }
  return undefined;
}

function newest(facts: Facts, place: string): string | undefined {
  const numbers = (facts.listFolder?.(place) ?? []).flatMap((name) => {
    const number = /^version-(\d+)$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  return numbers.length === 0 ? undefined : String(Math.max(...numbers));
}

function ofAlias(facts: Facts, place: string, alias: string): string | undefined {
  if (!isPlainPath(alias) || alias.includes('/')) return undefined;
  const number = facts.readText?.(`${place}/aliases/${alias}`)?.trim();
  return number !== undefined && /^\d+$/.test(number) ? number : undefined;
}
