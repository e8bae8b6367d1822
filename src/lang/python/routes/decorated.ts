import type { ConstantValue, PythonCall, PythonExpression, PythonFunction } from '../types';
import type { PythonClass } from './classes';
import { DECORATORS, isVerb, ROUTE_DECORATORS } from './frameworks';
import { appsOf, isInApp, ownerOf } from './owners';
import { registration, type Registration } from './registration';
import type { RouteSource } from './source';

/** Routes made by decorators: of functions (`@app.post("/x")`) and of classes (`@app.route("/x") class X`). */
export function decoratedRoutes(source: RouteSource): readonly Registration[] {
  const functions = source.document.functions.flatMap((definition) =>
    firstRoute(source, definition.decorators, { handlers: [definition], holder: undefined, name: definition.name }),
  );
  const classes = source.classes.flatMap((holder) =>
    firstRoute(source, holder.decorators, { handlers: holder.methods, holder, name: holder.name }),
  );
  return [...functions, ...classes];
}

interface Decorated {
  readonly handlers: readonly PythonFunction[];
  readonly holder: PythonClass | undefined;
  readonly name: string;
}

function firstRoute(
  source: RouteSource,
  decorators: readonly PythonExpression[],
  decorated: Decorated,
): readonly Registration[] {
  for (const decorator of decorators) {
    const route = readOwned(source, decorator, decorated) ?? readPlain(source, decorator, decorated);
    if (route !== undefined) return [route];
  }
  return [];
}

function readOwned(source: RouteSource, decorator: PythonExpression, decorated: Decorated): Registration | undefined {
  const call = decorator.kind === 'call' ? decorator.originCall() : undefined;
  if (call?.receiver === undefined || !(isVerb(call.method) || DECORATORS.has(call.method))) return undefined;
  const owner = ownerOf(call);
  if (owner === undefined || owner.framework === 'mcp') return undefined;
  return registration({
    framework: owner.framework,
    path: pathOf(call, decorated.name),
    methods: methodsOf(call),
    at: call.range,
    owner: owner.name,
    isPartOfApp: isInApp(source.includes, owner) || isInOnlyApp(source, owner.framework, owner.name),
    handlers: decorated.handlers,
    holder: decorated.holder,
    call,
    decorator,
    ownerCall: owner.call,
  });
}

/** A table of routes of aiohttp is given to an app of the same file, through whatever names. */
function isInOnlyApp({ document }: RouteSource, framework: Registration['framework'], owner: string): boolean {
  return framework === 'aiohttp' && owner !== '' && appsOf(document, 'aiohttp').length > 0;
}

function readPlain(source: RouteSource, decorator: PythonExpression, decorated: Decorated): Registration | undefined {
  const call = decorator.kind === 'call' ? decorator.originCall() : undefined;
  const framework = ROUTE_DECORATORS[call?.name ?? decorator.qualifiedName() ?? ''];
  if (framework === undefined) return undefined;
  // Each method of a controller is a route; the class around it holds their guards.
  const holder = decorated.holder ?? source.classAround(decorator.range);
  return registration({
    framework,
    path:
      framework === 'django' || framework === 'dash' || call === undefined
        ? decorated.name
        : pathOf(call, decorated.name),
    methods: call === undefined ? [] : methodsOf(call),
    at: decorator.range,
    isPartOfApp: appsOf(source.document, framework).length > 0,
    handlers: decorated.handlers,
    holder,
    call,
    decorator,
  });
}

/** As written, or the name of what answers where it is no constant. */
export function pathOf(call: PythonCall, name: string): string {
  const written = call.argument('path', 0) ?? call.argument('rule') ?? call.argument('uri');
  return written?.value.stringValue()?.value ?? name;
}

/** In capitals; empty where they are not known. */
export function methodsOf(call: PythonCall): readonly string[] {
  const isOne = isVerb(call.method) && call.method !== 'view';
  if (isOne) return [call.method.toUpperCase()];
  const added = /^add_(get|post|put|patch|delete)$/.exec(call.method)?.[1];
  if (added !== undefined) return [added.toUpperCase()];
  const argument =
    call.argument('methods') ?? call.argument('http_method_names', call.method === 'api_view' ? 0 : undefined);
  const known: ConstantValue | undefined = argument?.value.value()?.value;
  const items: readonly ConstantValue[] = Array.isArray(known) ? (known as readonly ConstantValue[]) : [];
  return items.filter((item) => typeof item === 'string').map((item) => item.toUpperCase());
}
