import type { CheckKind, PythonCall, PythonExpression, RouteCheck } from '../types';
import type { Asking } from './asking';

/** Arguments of apps, routers and routes that put something in front of what they answer. */
const ARGUMENTS: ReadonlyMap<string, CheckKind> = new Map([
  ['dependencies', 'dependency'],
  ['guards', 'dependency'],
  ['middleware', 'middleware'],
  ['middlewares', 'middleware'],
  ['decorators', 'decorator'],
  ['before_request', 'hook'],
  ['on_app_init', 'app-setting'],
]);
/** Arguments that ask by being there: `launch(auth=("me", password))`. */
const ASKING_ARGUMENTS: ReadonlySet<string> = new Set([
  ...['auth', 'auth_dependency', 'auth_server_provider', 'token_verifier', 'api_auth'],
]);

/** The checks in the arguments of a call that makes an app or router, includes one, or registers a route. */
export function checksOfCall(asking: Asking, call: PythonCall | undefined): readonly RouteCheck[] {
  return (call?.arguments ?? []).flatMap(({ name = '', value }): readonly RouteCheck[] => {
    if (value.kind === 'none') return [];
    if (ASKING_ARGUMENTS.has(name)) return [checkOf('app-setting', value)];
    const kind = ARGUMENTS.get(name);
    return kind !== undefined && asking.expression(value) ? [checkOf(kind, value)] : [];
  });
}

export function checkOf(kind: CheckKind, { text, range }: Pick<PythonExpression, 'text' | 'range'>): RouteCheck {
  return { kind, text, range };
}
