import type { PythonCall, PythonDocument, PythonExpression, PythonFunction } from '../../../lang/python/types';
import type { Route } from './routes';

/** Words in the names of functions, types and parameters that find out who is calling. Whole words, so not `author`. */
const AUTH_WORD =
  /(?:^|[^a-z])(?:auth|authn|authz|authenticate[ds]?|authentication|authorize[ds]?|authorization|authoriser|credentials?|token|tokens|jwt|oauth2?|bearer|login|logged|user|principal|session|identity|permission|permissions|role|roles|scope|scopes|security|secured|verify|verified|protected|protect|require[ds]?|api[_ ]?key|access[_ ]?key|keycloak|cognito|basic|hmac|signature|guard)(?=$|[^a-z])/i;
const HEADER =
  /authorization|x-api-key|x_api_key|api[-_]key|\bbearer\b|request\.authorization|current_user|compare_digest/i;

/** Whether what a name denotes asks who is calling, as far as its words tell. */
export function isAuthName(text: string): boolean {
  return AUTH_WORD.test(text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/_/g, ' '));
}

/** Whether the handler itself asks who is calling: a dependency, a decorator, a header that it reads. */
export function isGuardedHandler(document: PythonDocument, { handler, decorator }: Route): boolean {
  if (guardsByDependencies(decorator)) return true;
  if (
    handler.decorators.some(
      (other) => other.originCall() !== decorator && !isSame(other, decorator) && isAuthName(other.text),
    )
  ) {
    return true;
  }
  const isGuardedByParameter = handler.parameters.some(({ name, annotation, defaultValue }) => {
    const texts = [defaultValue?.text, annotation?.text].filter((text) => text !== undefined);
    if (texts.some((text) => /\bSecurity\s*\(/.test(text))) return true;
    if (texts.some((text) => /\bDepends\s*\(/.test(text) && isAuthName(`${text} ${name}`))) return true;
    return texts.some((text) => /\b(?:Header|Cookie|Query)\s*\(/.test(text)) && isAuthName(name);
  });
  return isGuardedByParameter || HEADER.test(bodyOf(document, handler));
}

function isSame(expression: PythonExpression, call: PythonCall): boolean {
  return expression.range.start === call.range.start;
}

/** Whether everything behind the app or the router is guarded: its dependencies, middleware, `before_request`. */
export function isGuardedApp(document: PythonDocument, { owner, decorator }: Route): boolean {
  const origin = decorator.receiver?.originCall();
  if (origin !== undefined && guardsByDependencies(origin)) return true;
  const includes = document.callsNamed('include_router', 'register_blueprint');
  if (includes.some((call) => call.arguments[0]?.value.text === owner && guardsByDependencies(call))) return true;
  const middleware = document.callsNamed('add_middleware').map((call) => call.arguments[0]?.value.text ?? '');
  if (middleware.some(isGuardingMiddleware)) return true;
  if (document.callsNamed('mount').some((call) => isAuthName(call.arguments[1]?.value.text ?? ''))) return true;
  return document.functions.some(
    (candidate) => isHook(candidate) && (isAuthName(candidate.name) || HEADER.test(bodyOf(document, candidate))),
  );
}

/** A session middleware keeps a cookie, and asks nobody anything. */
function isGuardingMiddleware(name: string): boolean {
  return isAuthName(name) && !/^Session(?:Middleware)?$/.test(name);
}

function isHook(candidate: PythonFunction): boolean {
  return candidate.decorators.some((expression) =>
    /\.(?:middleware|before_request|before_app_request|url_value_preprocessor)\b/.test(expression.text),
  );
}

function guardsByDependencies(call: PythonCall): boolean {
  const text = call.argument('dependencies')?.value.text ?? '';
  return /\bSecurity\s*\(/.test(text) || (text !== '' && isAuthName(text));
}

function bodyOf(document: PythonDocument, { bodyRange }: PythonFunction): string {
  return document.text.slice(bodyRange.start, bodyRange.end);
}
