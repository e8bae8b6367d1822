import type { Range } from '../../../core/range';
import type { PythonCall, PythonDocument, PythonExpression, PythonFunction } from '../../../lang/python/types';
import type { ShellCommand, ShellWord } from '../../../lang/shell/types';
import { CURL_OPTIONS, readArguments, WGET_OPTIONS } from '../../shared/shell-words';

/** What a call sends that lets whoever reads it act as the sender. */
export interface SentCredential {
  readonly at: Range;
  /** As messages name it: `auth`, `Authorization`, `api_key`. */
  readonly what: string;
}

const KEYWORDS = [
  ...['auth', 'api_key', 'basic_auth', 'http_auth', 'bearer_auth', 'auth_token', 'token', 'password', 'cookies'],
  ...['auth_client_secret', 'auth_credentials', 'access_token', 'api_token'],
];
const DICTIONARIES = ['headers', 'default_headers', 'params', 'json', 'data'];
const HEADER =
  /["'](authorization|proxy-authorization|(?:x-)?(?:api|auth|access)-?_?(?:key|token)|apikey|private-token|cookie|ocp-apim-subscription-key|x-amz-security-token)["']\s{0,4}:/i;
const FIELD =
  /["'](api_?key|apikey|access_token|auth_token|token|password|passwd|secret|client_secret|appid|key)["']\s{0,4}:\s{0,4}(?!\s*(?:None|["']{2}))/i;
/** `dict(api_key=key)`. */
const KEYWORD_FIELD =
  /\b(api_?key|apikey|access_token|auth_token|token|password|passwd|secret|client_secret|appid|Authorization)\s{0,4}=/;
const QUERY = /[?&](api_?key|apikey|access_token|auth_?token|token|password|appid|key)=(?!\s*(?:&|["']|$))/i;
const IN_ADDRESS = /:\/\/[^\s/"'@]{1,200}:[^\s/"'@]{1,200}@/;

/** The credentials of a call that opens a URL, where it sends any. */
export function sentCredential(
  document: PythonDocument,
  call: PythonCall,
  url: PythonExpression,
): SentCredential | undefined {
  return (
    ofCall(document, call) ?? ofAddedHeader(document, call) ?? ofSession(document, call) ?? ofAddress(document, url)
  );
}

function ofCall(document: PythonDocument, call: PythonCall): SentCredential | undefined {
  for (const what of KEYWORDS) {
    const argument = call.argument(what);
    if (argument !== undefined && isGiven(argument.value)) return { at: argument.range, what };
  }
  for (const keyword of DICTIONARIES) {
    const argument = call.argument(keyword, keyword === 'headers' ? headersAt(call) : undefined);
    const what = argument === undefined ? undefined : keyIn(document, keyword, argument.value, call.enclosingFunction);
    if (argument !== undefined && what !== undefined) return { at: argument.range, what };
  }
  return undefined;
}

function headersAt({ name }: PythonCall): number | undefined {
  if (name === 'urllib.request.Request') return 2;
  return name === 'http.client.HTTPConnection().request' ? 3 : undefined;
}

/** An empty text and None are no credentials. */
function isGiven(value: PythonExpression): boolean {
  const known = value.value();
  return known === undefined || (known.value !== null && known.value !== '');
}

/** The name of the credential in a dictionary that is written here, or assigned to the name that stands here. */
function keyIn(
  document: PythonDocument,
  keyword: string,
  value: PythonExpression,
  user: PythonFunction | undefined,
): string | undefined {
  const pattern = keyword.endsWith('headers') ? HEADER : FIELD;
  const written = value.kind === 'name' ? assignedTo(document, value.text, user)?.text : value.text;
  const own = written?.startsWith('{') === true ? pattern.exec(written)?.[1] : undefined;
  const passed = written?.startsWith('dict(') === true ? KEYWORD_FIELD.exec(written)?.[1] : undefined;
  if (passed !== undefined) return passed;
  if (own !== undefined || value.kind !== 'name') return own;
  const added = document.assignments.find(
    ({ targetText }) =>
      targetText.startsWith(`${value.text}[`) && pattern.test(`${targetText.slice(value.text.length + 1, -1)}:`),
  );
  return added === undefined ? undefined : /["']([\w-]+)["']/.exec(added.targetText)?.[1];
}

/** `request.add_header("Authorization", …)`. */
function ofAddedHeader(document: PythonDocument, call: PythonCall): SentCredential | undefined {
  if (call.name !== 'urllib.request.Request') return undefined;
  const added = document.callsNamed('add_header').find((other) => {
    const name = other.argument('key', 0)?.value.stringValue()?.value;
    const isSame = other.receiver?.originCall()?.range.start === call.range.start;
    return isSame && name !== undefined && HEADER.test(`"${name}":`);
  });
  return added === undefined
    ? undefined
    : { at: added.range, what: added.argument('key', 0)?.value.stringValue()?.value ?? '' };
}

/** What is set once for all calls of a session or client. */
function ofSession(document: PythonDocument, call: PythonCall): SentCredential | undefined {
  const { receiver } = call;
  if (receiver === undefined || !/\(\)\.\w+$/.test(call.name ?? '')) return undefined;
  const made = receiver.originCall();
  const given = made === undefined ? undefined : ofCall(document, made);
  if (given !== undefined) return { at: call.range, what: given.what };
  const prefix = receiver.text;
  const set = document.assignments.find(
    ({ targetText, value }) =>
      (targetText === `${prefix}.auth` && isGiven(value)) ||
      (targetText.startsWith(`${prefix}.headers[`) && HEADER.test(`${targetText.slice(prefix.length + 9, -1)}:`)),
  );
  if (set !== undefined) return { at: call.range, what: set.targetText.slice(prefix.length + 1) };
  const updates = document.callsNamed('update').filter((other) => other.receiver?.text === `${prefix}.headers`);
  const what = updates.flatMap((update) => HEADER.exec(update.arguments[0]?.value.text ?? '')?.[1] ?? [])[0];
  return what === undefined ? undefined : { at: call.range, what };
}

/** `http://user:password@host` that is put together, and `?api_key=`. Passwords that are written out are secrets. */
function ofAddress(document: PythonDocument, url: PythonExpression): SentCredential | undefined {
  const value = url.stringValue()?.value;
  const written =
    value ?? (url.kind === 'name' ? assignedTo(document, url.text, undefined)?.text : undefined) ?? url.text;
  const key = QUERY.exec(written)?.[1];
  if (key !== undefined) return { at: url.range, what: key };
  return value === undefined && IN_ADDRESS.test(joinParts(written))
    ? { at: url.range, what: 'user:password@' }
    : undefined;
}

/** `"http://churn:" + password + "@host"` as one text, with braces for what is not known. */
export function joinParts(text: string): string {
  return text.replace(/["']\s{0,4}\+\s{0,4}[\w.]{1,60}\s{0,4}\+\s{0,4}f?["']/g, '{}');
}

/** What the last assignment of a name in a function, else in the module, gives it. */
export function assignedTo(
  { assignments, functions }: PythonDocument,
  name: string,
  user: PythonFunction | undefined,
): PythonExpression | undefined {
  const all = assignments.filter(({ targetText }) => targetText === name);
  const own = all.filter(
    ({ range }) => user !== undefined && user.range.start <= range.start && range.end <= user.range.end,
  );
  const outer = all.filter(
    ({ range }) => !functions.some((other) => other.range.start <= range.start && range.end <= other.range.end),
  );
  return (own.at(-1) ?? outer.at(-1) ?? (user === undefined ? all.at(-1) : undefined))?.value;
}

/** The word that hands curl or wget a credential. */
export function credentialWord(command: ShellCommand): { readonly word: ShellWord; readonly what: string } | undefined {
  if (command.name !== 'curl' && command.name !== 'wget') return undefined;
  const { options } = readArguments(command.words, command.name === 'curl' ? CURL_OPTIONS : WGET_OPTIONS);
  for (const { name, value, word } of options) {
    if (
      /^(?:--user|--password|--http-password|--oauth2-bearer)$/.test(name) ||
      (name === '-u' && command.name === 'curl')
    )
      return { word, what: name };
    const header =
      name === '-H' || name === '--header' ? /^([\w-]+)\s*:/.exec(value ?? textBehind(command, word))?.[1] : undefined;
    if (header !== undefined && HEADER.test(`"${header}":`)) return { word, what: header };
  }
  return undefined;
}

/** What follows an option, without quotes, where it holds a variable. */
function textBehind({ words }: ShellCommand, word: ShellWord): string {
  return (words[words.indexOf(word) + 1]?.text ?? '').replace(/^["']/, '');
}
