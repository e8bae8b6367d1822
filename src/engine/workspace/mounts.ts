import type { RouterMount } from '../../lang/python/types';
import type { Linker } from './linker';
import { foldersOf, type Modules } from './modules';

/** What the files are called in which apps are put together. */
const APP_FILES = [
  ...['__init__', 'main', 'app', 'application', 'server', 'api', 'asgi', 'wsgi', 'run', 'serve', 'service'],
  ...['factory', 'create_app', 'router', 'routers', 'routes'],
];
/** Folders beside those around a file in which they stand. */
const APP_FOLDERS = ['', 'app/', 'api/', 'src/'];
/** A look at the raw text before a module is parsed. */
const INCLUDE = /\.(?:include_router|register_blueprint|blueprint|mount|add_routes)\s*\(/;
const MAX_DEPTH = 5;

/**
 * Where other files hang a router into an app. Nobody lists the files of a workspace here: looked at are those around the
 * router's file that are called like files that make apps.
 */
export function findMounts(modules: Modules, linker: Linker, path: string, owner: string): readonly RouterMount[] {
  return mountsOf({ modules, linker, seen: new Set() }, path, owner, 0);
}

interface Search {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly seen: Set<string>;
}

function mountsOf(search: Search, path: string, owner: string, depth: number): readonly RouterMount[] {
  const { modules, linker, seen } = search;
  const key = `${path}\n${owner}`;
  if (depth > MAX_DEPTH || seen.has(key)) return [];
  seen.add(key);
  return appFilesAround(path).flatMap((file): readonly RouterMount[] => {
    if (file === path || !INCLUDE.test(modules.textAt(file) ?? '')) return [];
    return (modules.at(file)?.summary.includes ?? []).flatMap((include): readonly RouterMount[] => {
      const target = linker.locate(file, include.router);
      const isMeant =
        target?.kind === 'own' && target.module.path === path && target.name === owner && target.rest === '';
      if (!isMeant) return [];
      const isChecked = include.isChecked || include.inFront.some((name) => asks(linker, file, name));
      if (include.isInApp) return [{ file, isChecked }];
      const around = include.into === undefined ? [] : mountsOf(search, file, include.into, depth + 1);
      return around.map((mount) => ({ ...mount, isChecked: mount.isChecked || isChecked }));
    });
  });
}

/** Whether a name is a function of the workspace that asks who is calling. */
export function asks(linker: Linker, from: string, name: string): boolean {
  const target = linker.locate(from, name);
  return target?.kind === 'own' && target.rest === '' && target.entry.asks === true;
}

function appFilesAround(path: string): readonly string[] {
  const folders = foldersOf(path).flatMap((folder) => APP_FOLDERS.map((inner) => folder + inner));
  return [...new Set(folders)].flatMap((folder) => APP_FILES.map((name) => `${folder}${name}.py`));
}
