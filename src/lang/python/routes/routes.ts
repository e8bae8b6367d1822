import type { Model } from '../model';
import type { PythonDocument, PythonRoute } from '../types';
import { wholeApps } from './apps';
import { createAsking } from './asking';
import { createCheckReader } from './checks';
import { decoratedRoutes } from './decorated';
import { MODEL_SERVERS, MODULES } from './frameworks';
import { checkOfMount, createMountReader } from './mounts';
import { createModelFinder } from './model-calls';
import { registeredRoutes } from './registered';
import type { Registration } from './registration';
import { servedClasses } from './served';
import { createRouteSource, type RouteSource } from './source';

/** What answers requests in a file. Found when it is first asked for. */
export interface Routes {
  /** In the order of their handlers. What a route costs to judge is paid when it is asked for. */
  all(): readonly PythonRoute[];
  /** Whether a function answers a request, by the offset of its name. */
  isHandler(nameStart: number): boolean;
}

export function createRoutes(model: Model, document: PythonDocument): Routes {
  let source: RouteSource | undefined;
  let registrations: readonly Registration[] | undefined;
  let routes: readonly PythonRoute[] | undefined;
  let handlers: ReadonlySet<number> | undefined;
  const readSource = (): RouteSource => (source ??= createRouteSource(model, document));
  const readRegistrations = (): readonly Registration[] =>
    (registrations ??= mayHaveRoutes(document) ? listRegistrations(readSource()) : []);
  const readHandlers = (): ReadonlySet<number> =>
    new Set(readRegistrations().flatMap((route) => route.handlers.map(({ nameRange }) => nameRange.start)));
  return {
    all() {
      const found = readRegistrations();
      return (routes ??= found.length === 0 ? [] : describeRoutes(model, readSource(), found));
    },
    isHandler: (nameStart) => (handlers ??= readHandlers()).has(nameStart),
  };
}

function describeRoutes(
  model: Model,
  source: RouteSource,
  registrations: readonly Registration[],
): readonly PythonRoute[] {
  const finder = createModelFinder(source);
  const readChecks = createCheckReader(source, createAsking(source));
  const mountsOf = createMountReader(source);
  return registrations.map((route): PythonRoute => {
    const { framework, path, methods, at, owner, handlers, reach } = route;
    return {
      framework,
      path,
      methods,
      at,
      owner,
      reach,
      get isPartOfApp() {
        return route.isPartOfApp || mountsOf(route).length > 0;
      },
      get handler() {
        return handlers.length < 2 ? handlers[0] : (handlers.find((one) => finder.reaches(one)) ?? handlers[0]);
      },
      get checks() {
        return [...mountsOf(route).flatMap(checkOfMount(route)), ...readChecks(route)];
      },
      get reachesModel() {
        if (MODEL_SERVERS.has(framework)) return true;
        // A page of Streamlit has no handler: the file is run from its first line.
        if (framework === 'streamlit') return model.callNodes.some((node) => finder.isModelCall(model.call(node)));
        return handlers.some((handler) => finder.reaches(handler));
      },
    };
  });
}

function mayHaveRoutes(document: PythonDocument): boolean {
  return MODULES.some((module) => document.importsModule(module)) || /\bdef (?:lambda_)?handler\(/.test(document.text);
}

/** One for each handler and path: a class that a call registers is not counted again for what it derives from. */
function listRegistrations(source: RouteSource): readonly Registration[] {
  const registered = [...decoratedRoutes(source), ...registeredRoutes(source)];
  const taken = new Set(registered.flatMap(({ holder, handlers }) => [holder, ...handlers]));
  const served = servedClasses(source).filter(({ holder, handlers }) => !taken.has(holder) && !taken.has(handlers[0]));
  return [...registered, ...served, ...wholeApps(source)].sort((a, b) => a.at.start - b.at.start);
}
