import type { PythonDocument, PythonFunction, PythonRoute } from '../../lang/python/types';

/** A function that answers a request, with the first route that leads to it. */
export interface Handler {
  readonly definition: PythonFunction;
  readonly route: PythonRoute;
}

/** The functions of a file that answer requests, each once, in document order. */
export function handlersOf(document: PythonDocument): readonly Handler[] {
  const found = new Map<PythonFunction, PythonRoute>();
  for (const route of document.routes()) {
    if (route.handler !== undefined && !found.has(route.handler)) found.set(route.handler, route);
  }
  return [...found].map(([definition, route]) => ({ definition, route }));
}

/** The body of a function and those of the functions of the same file that it names, without remarks. */
export function reachableCode(document: PythonDocument, definition: PythonFunction): string {
  const own = document.text.slice(definition.range.start, definition.range.end);
  const named = document.functions.filter(
    (other) => other !== definition && other.name.length > 2 && new RegExp(`\\b${other.name}\\b`).test(own),
  );
  const bodies = named.map(({ bodyRange }) => document.text.slice(bodyRange.start, bodyRange.end));
  return [own, ...bodies].join('\n').replace(/#[^\n]*/g, '');
}
