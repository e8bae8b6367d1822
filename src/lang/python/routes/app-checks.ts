import type { CheckKind, PythonCall, PythonExpression, RouteCheck } from '../types';
import type { Asking } from './asking';
import { isAuthName } from './auth-words';
import { checkOf, checksOfCall } from './check-arguments';
import { appsOf, includesOf } from './owners';
import type { Registration } from './registration';
import type { RouteSource } from './source';

const HOOK = /\.(?:middleware|before_request|before_app_request|url_value_preprocessor|on_request)\b/;
const ADDERS: ReadonlyMap<string, CheckKind> = new Map([
  ['add_middleware', 'middleware'],
  ['add_asgi_middleware', 'middleware'],
  ['register_middleware', 'middleware'],
  ['before_request', 'hook'],
  ['on_request', 'hook'],
]);
/** Wrappers that are given the whole app. */
const WRAPPERS = ['BasicAuth', 'OIDCAuth', 'SimpleLogin', 'AuthMiddleware', 'AuthenticationMiddleware'];
/** Of Streamlit itself and of `streamlit_authenticator`. */
const PAGE_LOGINS = ['login', 'Authenticate'];

const MAX_APPS = 5;

/** A check, and the app or router that it was put on. */
interface PlacedCheck {
  readonly owner: PythonExpression | undefined;
  readonly check: RouteCheck;
}

/** What everything behind an app or a router has in front: their arguments, middleware, hooks, wrappers. */
export function createAppChecks(source: RouteSource, asking: Asking): (route: Registration) => readonly RouteCheck[] {
  const placed = [...addedChecks(source, asking), ...hookChecks(source, asking)];
  const byName = new Map<string, RouteCheck[]>();
  const byMaker = new Map<PythonCall, RouteCheck[]>();
  for (const { owner, check } of placed) {
    const maker = owner?.originCall();
    if (maker !== undefined) addTo(byMaker, maker, check);
    addTo(byName, owner?.text ?? '', check);
  }
  const wrapping = wrappingChecks(source, asking);
  const logins = source.document.importsModule('streamlit') ? pageLogins(source) : [];
  return (route) => {
    const makers = makersAround(source, route);
    const includes = includesOf(source.includes, route.owner);
    const names = new Set(['', route.owner, ...includes.map(({ receiver }) => receiver?.text ?? '')]);
    const found = [
      ...[...makers, ...includes].flatMap((call) => checksOfCall(asking, call)),
      ...[...makers].flatMap((maker) => byMaker.get(maker) ?? []),
      ...[...names].flatMap((name) => byName.get(name) ?? []),
      ...wrapping,
      ...(route.framework === 'streamlit' ? logins : []),
    ];
    return [...new Set(found)];
  };
}

function addTo<K>(lists: Map<K, RouteCheck[]>, key: K, check: RouteCheck): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [check]);
  else list.push(check);
}

/** The calls that made the apps and routers around a route; the file's apps where nothing says which. */
function makersAround(
  { document, includes }: RouteSource,
  { framework, owner, ownerCall }: Registration,
): ReadonlySet<PythonCall> {
  const outer = includesOf(includes, owner).flatMap(({ receiver }) => receiver?.originCall() ?? []);
  const apps = appsOf(document, framework).slice(0, MAX_APPS);
  const isApp = ownerCall !== undefined && apps.includes(ownerCall);
  return new Set([
    ...(ownerCall === undefined ? [] : [ownerCall]),
    ...outer,
    ...(isApp || outer.length > 0 ? [] : apps),
  ]);
}

/** `app.add_middleware(X)`, `app.before_request(f)`, `app.middlewares.append(x)`. */
function addedChecks({ document }: RouteSource, asking: Asking): readonly PlacedCheck[] {
  const appending = document
    .callsNamed('append', 'insert')
    .filter(({ receiver }) => receiver !== undefined && /\bmiddlewares?$/.test(receiver.text));
  return [...document.callsNamed(...ADDERS.keys()), ...appending].flatMap(({ method, receiver, arguments: given }) =>
    given
      .filter(({ name, value }) => name === undefined && asking.expression(value))
      .map(({ value }) => ({
        owner: ADDERS.has(method) ? receiver : undefined,
        check: checkOf(ADDERS.get(method) ?? 'middleware', value),
      })),
  );
}

/** `BasicAuth(app, users)`, `app.wsgi_app = Guard(app.wsgi_app)`, an app mounted inside of a wrapper. */
function wrappingChecks({ document }: RouteSource, asking: Asking): readonly RouteCheck[] {
  const mounted = document.callsNamed('mount').flatMap(({ arguments: [, inner] }) => inner?.value ?? []);
  const replaced = document.assignments
    .filter(({ targetText }) => /\.(?:wsgi_app|view_functions\[.*\])$/.test(targetText))
    .map(({ value }) => value);
  return [
    ...document
      .callsNamed(...WRAPPERS)
      .map(({ callee, range }) => checkOf('app-setting', { text: callee.text, range })),
    ...mounted.filter(({ text }) => isAuthName(text)).map((inner) => checkOf('middleware', inner)),
    ...replaced.filter((value) => asking.expression(value)).map((value) => checkOf('app-setting', value)),
  ];
}

/** `st.login()` and `stauth.Authenticate(…).login()`. */
function pageLogins({ document }: RouteSource): readonly RouteCheck[] {
  return document
    .callsNamed(...PAGE_LOGINS)
    .map(({ callee, range }) => checkOf('app-setting', { text: callee.text, range }));
}

function hookChecks({ document }: RouteSource, asking: Asking): readonly PlacedCheck[] {
  return document.functions.flatMap((definition): readonly PlacedCheck[] => {
    const hook = definition.decorators.find(({ text }) => HOOK.test(text));
    if (hook === undefined || !(isAuthName(definition.name) || asking.definition(definition))) return [];
    const check = checkOf('hook', { text: definition.name, range: definition.nameRange });
    // `before_app_request` of a blueprint holds for the whole app.
    const owner = hook.kind === 'call' ? hook.originCall()?.receiver : hook.receiver;
    return [{ owner: hook.text.includes('before_app_request') ? undefined : owner, check }];
  });
}
