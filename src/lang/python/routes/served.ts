import type { PythonDocument, PythonExpression, PythonFunction, RouteFramework } from '../types';
import type { PythonClass } from './classes';
import { HANDLER_BASES, isVerb } from './frameworks';
import { appsOf } from './owners';
import { registration, type Registration } from './registration';
import type { RouteSource } from './source';

/** Classes that answer requests by what they derive from or are decorated with. */
export function servedClasses(source: RouteSource): readonly Registration[] {
  const paths = tornadoPaths(source.document);
  return source.classes.flatMap((holder) => [
    ...readByBase(source, holder, paths),
    ...readBento(source, holder),
    ...readRayServe(source, holder),
  ]);
}

function readByBase(
  source: RouteSource,
  holder: PythonClass,
  paths: ReadonlyMap<string, string>,
): readonly Registration[] {
  const kind = HANDLER_BASES.find(({ base }) => source.inherits(holder, base));
  if (kind === undefined) return [];
  const handlers = holder.methods.filter(({ name }) => kind.methods.test(name));
  return ofClass(source, holder, kind.framework, handlers, paths.get(holder.name));
}

/** `@bentoml.service` on the class and `@bentoml.api` on what answers. */
function readBento(source: RouteSource, holder: PythonClass): readonly Registration[] {
  if (!holder.decorators.some((decorator) => nameOf(decorator) === 'bentoml.service')) return [];
  return holder.methods
    .filter(({ decorators }) => decorators.some((decorator) => /^bentoml\.(?:api|task)$/.test(nameOf(decorator) ?? '')))
    .flatMap((method) => ofClass(source, holder, 'bentoml', [method], `/${method.name}`));
}

/** A deployment answers by `__call__`; one with `@serve.ingress(app)` by the routes of that app. */
function readRayServe(source: RouteSource, holder: PythonClass): readonly Registration[] {
  const names = holder.decorators.map(nameOf);
  if (!names.includes('ray.serve.deployment') || names.includes('ray.serve.ingress')) return [];
  return ofClass(
    source,
    holder,
    'ray-serve',
    holder.methods.filter(({ name }) => name === '__call__'),
    undefined,
  );
}

function ofClass(
  { document }: RouteSource,
  holder: PythonClass,
  framework: RouteFramework,
  handlers: readonly PythonFunction[],
  path: string | undefined,
): readonly Registration[] {
  const [first] = handlers;
  if (first === undefined) return [];
  const apps = appsOf(document, framework);
  return [
    registration({
      framework,
      path: path ?? holder.name,
      methods: framework === 'bentoml' ? ['POST'] : verbsOf(handlers),
      at: first.nameRange,
      isPartOfApp: apps.length > 0,
      handlers,
      holder,
    }),
  ];
}

function verbsOf(handlers: readonly PythonFunction[]): readonly string[] {
  return handlers.filter(({ name }) => isVerb(name)).map(({ name }) => name.toUpperCase());
}

/** The name of a decorator, with or without arguments. */
function nameOf(decorator: PythonExpression): string | undefined {
  return decorator.kind === 'call' ? decorator.originCall()?.name : decorator.qualifiedName();
}

const TABLE_ROW = /\(\s*r?["']([^"'\n]{1,200})["']\s*,\s*([A-Za-z_][\w.]*)/g;

/** The paths in `(r"/x", Handler)` and `url(r"/x", Handler)` by the name of the class, wherever the list of them stands. */
function tornadoPaths(document: PythonDocument): ReadonlyMap<string, string> {
  if (!document.importsModule('tornado')) return new Map();
  return new Map([...document.text.matchAll(TABLE_ROW)].map(([, path = '', name = '']) => [name, path]));
}
