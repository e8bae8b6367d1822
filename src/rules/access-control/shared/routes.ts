import type { Range } from '../../../core/range';
import type { PythonCall, PythonDocument, PythonFunction } from '../../../lang/python/types';

/** A function that answers requests. */
export interface Route {
  readonly handler: PythonFunction;
  /** The decorator that makes it one. */
  readonly decorator: PythonCall;
  readonly at: Range;
  /** As written, or the handler's name where it is not a constant. */
  readonly path: string;
  readonly framework: 'fastapi' | 'flask';
  /** The name of the variable that holds the app or router: `app` in `@app.post("/predict")`. */
  readonly owner: string;
  /** Whether everything that stands in front of the route is in this file: not so for routers and blueprints. */
  readonly isPartOfApp: boolean;
}

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'api_route', 'route', 'websocket'];
const OWNERS: Readonly<Record<string, Pick<Route, 'framework' | 'isPartOfApp'>>> = {
  'fastapi.FastAPI()': { framework: 'fastapi', isPartOfApp: true },
  'fastapi.APIRouter()': { framework: 'fastapi', isPartOfApp: false },
  'fastapi.routing.APIRouter()': { framework: 'fastapi', isPartOfApp: false },
  'flask.Flask()': { framework: 'flask', isPartOfApp: true },
  'flask.Blueprint()': { framework: 'flask', isPartOfApp: false },
};

/** The routes of a file, one for each handler. */
export function predictionRoutes(document: PythonDocument): readonly Route[] {
  return document.functions.flatMap((handler) => {
    for (const expression of handler.decorators) {
      const route = expression.kind === 'call' ? readRoute(document, handler, expression.originCall()) : undefined;
      if (route !== undefined) return [route];
    }
    return [];
  });
}

function readRoute(document: PythonDocument, handler: PythonFunction, call: PythonCall | undefined): Route | undefined {
  if (call?.name === undefined || call.receiver === undefined || !VERBS.includes(call.method)) return undefined;
  const kind = OWNERS[call.name.slice(0, -call.method.length - 1)];
  if (kind === undefined) return undefined;
  const owner = call.receiver.text;
  const path = call.arguments[0]?.value.stringValue()?.value ?? handler.name;
  // A router that this file includes into its own app is protected by what stands here, or not at all.
  const isIncluded = document
    .callsNamed('include_router', 'register_blueprint')
    .some(
      (include) =>
        include.arguments[0]?.value.text === owner &&
        /^(?:fastapi\.FastAPI|flask\.Flask)\(\)\./.test(include.name ?? ''),
    );
  return {
    handler,
    decorator: call,
    at: call.range,
    path,
    owner,
    framework: kind.framework,
    isPartOfApp: kind.isPartOfApp || isIncluded,
  };
}
