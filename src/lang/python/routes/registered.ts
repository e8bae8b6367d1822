import type { PythonCall, PythonExpression } from '../types';
import { methodsOf } from './decorated';
import { ADDERS, HANDLER_BASES, ROUTE_CALLS } from './frameworks';
import { appsOf, isInApp, ownerOf } from './owners';
import { registration, type Registration } from './registration';
import type { RouteSource } from './source';

/** Routes that a call registers: `app.add_url_rule(…)`, `Route("/x", answer)`, `path("x", answer)`. */
export function registeredRoutes(source: RouteSource): readonly Registration[] {
  const { document } = source;
  const added = document.callsNamed(...ADDERS).flatMap((call) => readAdded(source, call));
  const plain = document.calls(...Object.keys(ROUTE_CALLS)).flatMap((call) => readPlain(source, call));
  return [...added, ...plain];
}

function readAdded(source: RouteSource, call: PythonCall): readonly Registration[] {
  const owner = ownerOf(call);
  if (owner === undefined) return [];
  // The frameworks differ in their order (`method, path, handler`; `handler, path`), but each part tells what it is.
  const values = ['view_func', 'endpoint', 'handler', 'route'].map((keyword) => call.argument(keyword)?.value);
  const positional = call.arguments.filter(({ name }) => name === undefined).map(({ value }) => value);
  const answering = [...values, ...[...positional].reverse()].find((value) => isHandler(value));
  const path = ['rule', 'path', 'uri']
    .map((keyword) => call.argument(keyword)?.value)
    .concat(positional)
    .map((value) => value?.stringValue()?.value)
    .find((text) => text?.startsWith('/'));
  return answering === undefined
    ? []
    : [
        routeOf(source, call, answering, {
          framework: owner.framework,
          path,
          owner: owner.name,
          isPartOfApp: isInApp(source.includes, owner),
          ownerCall: owner.call,
        }),
      ];
}

function readPlain(source: RouteSource, call: PythonCall): readonly Registration[] {
  const framework = ROUTE_CALLS[call.name ?? ''];
  const handler = (call.argument('handler', 1) ?? call.argument('endpoint') ?? call.argument('view'))?.value;
  if (framework === undefined || handler === undefined) return [];
  return [
    routeOf(source, call, handler, {
      framework,
      path: (call.argument('path', 0) ?? call.argument('route') ?? call.argument('regex'))?.value.stringValue()?.value,
      owner: '',
      isPartOfApp: appsOf(source.document, framework).length > 0,
      ownerCall: undefined,
    }),
  ];
}

type Place = Pick<Registration, 'framework' | 'owner' | 'isPartOfApp' | 'ownerCall'> & {
  readonly path: string | undefined;
};

function routeOf(source: RouteSource, call: PythonCall, handler: PythonExpression, place: Place): Registration {
  const { functions, holder } = source.handlerOf(handler);
  const verbs = HANDLER_BASES.find(({ base }) => holder !== undefined && source.inherits(holder, base))?.methods;
  const handlers = verbs === undefined ? functions : functions.filter(({ name }) => verbs.test(name));
  return registration({
    ...place,
    path: place.path ?? functions[0]?.name ?? handler.text,
    methods: methodsOf(call),
    at: call.range,
    handlers,
    holder,
    call,
  });
}

function isHandler(value: PythonExpression | undefined): value is PythonExpression {
  return value?.kind === 'name' || value?.kind === 'attribute' || value?.kind === 'call';
}
