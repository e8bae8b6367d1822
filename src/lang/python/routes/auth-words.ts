/** Words in the names of functions, types and parameters that find out who is calling. Whole words, so not `author`. */
const AUTH_WORD =
  /(?:^|[^a-z])(?:auth|authn|authz|authenticate[ds]?|authentication|authenticator|authorize[ds]?|authorization|authoriser|credentials?|token|tokens|jwt|oauth2?|oidc|saml|bearer|login|logged|user|principal|session|identity|permission|permissions|role|roles|scope|scopes|security|secured|verify|verified|protected|protect|require[ds]?|api[_ ]?key|access[_ ]?key|keycloak|cognito|basic|hmac|signature|guard|superuser|staff|admin)(?=$|[^a-z])/i;
/** Words that say "open to all", or that speak of a caller without asking who it is. */
const NO_QUESTION =
  /(?:^|[^a-z])(?:allow any|allow unauthenticated|permission classes|authentication classes|user agent|session middleware|require (?:post|get|safe|http methods)|require http methods)(?=$|[^a-z])/gi;

/** Reading of a header or a cookie, not writing one; the group is what is read. */
const HEADER_READ =
  /\b(?:headers|cookies|META)\s*(?:\.get(?:list|one|all)?\s*\(|\[)\s*(?:f?["'])?([\w.-]+)(?![\w.-])(?!["']?\s*\]\s*=(?!=))/g;
/** Reading of a query or form field, where only a key or a token tells who it is. */
const FIELD_READ =
  /\b(?:args|query_params|query|form|params|queryStringParameters)\s*(?:\.get\s*\(|\[)\s*["']([\w.-]+)(?![\w.-])(?!["']?\s*\]\s*=(?!=))/g;
const HEADER_WORD = /auth|token|key|secret|signature|session|user|credential|jwt|identity|principal/i;
const FIELD_WORD = /^(?:.*[_-])?(?:api_?key|token|secret|signature|auth|password)$/i;
/** What only code that asks who is calling says: comparing in constant time, answering 401 or 403. */
const CHECKS: readonly RegExp[] = [
  /\b(?:compare_digest|current_user|verify_jwt_in_request|get_jwt(?:_identity)?|is_authenticated|check_password(?:_hash)?|get_current_user)\b/,
  /\brequest\.(?:authorization|auth|user)\b|\brequestContext\b.{0,40}\bauthorizer\b|\bjwt\.decode\b/,
  /\bHTTP_40[13]_|\b(?:HTTP)?(?:Unauthorized|Forbidden|PermissionDenied|NotAuthenticated|NotAuthorizedException)\b/,
  /\b(?:abort|HTTPException|status(?:_code|Code)?["']?|set_status|send_error)\s*[(=:]\s*(?:status_code\s*=\s*)?40[13]\b/,
  /,\s*40[13]\s*(?:\n|$)/,
];

/** Whether what a name or a piece of code denotes asks who is calling, as far as its words tell. */
export function isAuthName(text: string): boolean {
  const words = text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[_-]/g, ' ');
  return AUTH_WORD.test(words.replace(NO_QUESTION, ' '));
}

/** Whether code itself asks who is calling. What it sends to others (`headers={"Authorization": …}`) is no question. */
export function isAskingCode(code: string): boolean {
  const text = code.replace(/#[^\n]*/g, '');
  return (
    CHECKS.some((check) => check.test(text)) ||
    reads(text, HEADER_READ, HEADER_WORD) ||
    reads(text, FIELD_READ, FIELD_WORD)
  );
}

function reads(code: string, reading: RegExp, word: RegExp): boolean {
  return [...code.matchAll(reading)].some(([, what = '']) => word.test(what) && !/user[-_]?agent/i.test(what));
}
