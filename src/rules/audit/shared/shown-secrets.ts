import type { Range } from '../../../core/range';
import type { PythonCall, PythonDocument } from '../../../lang/python/types';
import { strengthOfName } from '../../../secrets/credential-names';
import type { LogSink } from '../../shared/log-sinks';
import { shownValues, type ShownValue } from '../../shared/shown-values';

/** A credential that a call shows. */
export interface ShownSecret {
  readonly at: Range;
  readonly what: string;
  readonly isWhole: boolean;
  /** Whether the name can stand for nothing else than a credential. */
  readonly isCertain: boolean;
}

/** What a name that may also stand for words of a text was made from, where it is a credential. */
const CREDENTIAL_MAKER =
  /environ|getenv|getpass|secret|userdata\.get|\blogin|\bauth|jwt|oauth|headers|credential|keyring|vault|access_token|bearer/i;
/** The working directory, and what Kubernetes and cloud services call the name of a secret, too. */
const AMBIGUOUS = /^(?:OLD)?_?pwd$|^secret$/i;
/** Credentials of which the list of the secret detector is not sure, as it looks at literals. */
const LIKELY = /^(?:.*_)?(?:jwt|jwt_token|bearer|oauth_token|sso_token|csrf_token|session_token|reset_token)$/i;
/** Addresses that mostly hold a password. */
const WITH_PASSWORD =
  /^(?:.*_)?(?:connection_string|conn_str|connstr|dsn|database_url|db_url|db_uri|database_uri|redis_url|broker_url|mongo_ur[il]|mongodb_ur[il])$/i;
/** What speaks of words of a text, and of callers. */
const ABOUT_TEXT = /tokeniz|nltk|spacy|vocab|\btokens\b|transformers|tiktoken|parser\b|lexer|embedding|sentence/i;
const ABOUT_CALLERS = /\b(?:auth\w*|login|log_?in|jwt|oauth\w*|bearer|Authorization|credentials?|password|api_key)\b/i;
const HEADER_NAME = /^(?:proxy-)?authorization$|^(?:set-)?cookie$|^x-(?:api-key|auth-token|access-token)$/i;
const WHOLE_ENVIRONMENT = /^os\.environb?(?:\.copy)?$/;
const WHOLE_HEADERS = /^(?:self\.)?(?:request|req|event)(?:\.headers|\["headers"\])$/;
const OPTION = /add_argument\(\s*["']-{1,2}([\w-]+)["']/g;
const KEY = /["'](\w+)["']\s*:\s*(?!None\b|["']\s*["'])/g;

/** The first credential among what a sink is given. */
export function findSecret(document: PythonDocument, { call, kind }: LogSink): ShownSecret | undefined {
  const named = kind === 'tracking' ? namedEntry(call) : undefined;
  if (named !== undefined) return named;
  // `sentry_sdk.init(dsn=…)`, `comet_ml.init(api_key=…)`: with these the program logs in there.
  const isLogin = kind === 'tracking' && call.method === 'init';
  for (const argument of call.arguments) {
    if (isLogin && argument.name !== 'config') continue;
    const { start, end } = argument.value.range;
    for (const value of shownValues(document.text.slice(start, end))) {
      const at = { start: start + value.range.start, end: start + value.range.end };
      const secret = judgeValue(document, value, at);
      if (secret !== undefined) return secret;
    }
  }
  return undefined;
}

/** `log_param("api_key", value)` and `set_attribute("token", value)` say by their first argument what the second is. */
function namedEntry(call: PythonCall): ShownSecret | undefined {
  const [key, value] = call.arguments;
  const name = key?.value.stringValue()?.value;
  if (name === undefined || value === undefined || key?.name === 'config') return undefined;
  if (!isCredential(name) || !/^[\w.]+(?:\[["'][\w-]+["']\])?$|getenv|environ/.test(value.value.text)) return undefined;
  if (value.value.kind === 'boolean' || value.value.kind === 'none' || value.value.kind === 'number') return undefined;
  return { at: value.range, what: value.value.text.slice(0, 60), isWhole: false, isCertain: true };
}

function judgeValue(document: PythonDocument, value: ShownValue, at: Range): ShownSecret | undefined {
  const { text, name } = value;
  const compact = text.replace(/\s+/g, '').replaceAll("'", '"');
  const what = text.slice(0, 60);
  if (WHOLE_ENVIRONMENT.test(compact) || WHOLE_HEADERS.test(compact))
    return { at, what, isWhole: true, isCertain: true };
  if (isCredential(name)) {
    return isHiddenType(document, name) || isPlain(document, text)
      ? undefined
      : { at, what, isWhole: false, isCertain: true };
  }
  if (LIKELY.test(name)) return { at, what, isWhole: false, isCertain: false };
  if (WITH_PASSWORD.test(name)) {
    return isWithoutPassword(document, name) ? undefined : { at, what, isWhole: false, isCertain: false };
  }
  if (loopsOverEnvironment(document, text)) return { at, what: 'os.environ', isWhole: true, isCertain: true };
  if (strengthOfName(name) === 'weak' || /^_?secret$/.test(name)) {
    return isMadeFromCredential(document, value) ? { at, what, isWhole: false, isCertain: false } : undefined;
  }
  return holdsCredential(document, value) && !isSifted(document, at)
    ? { at, what, isWhole: true, isCertain: true }
    : undefined;
}

/** Whether a name can stand for nothing else than a credential. */
export function isCredential(name: string): boolean {
  if (AMBIGUOUS.test(name)) return false;
  return strengthOfName(name) === 'strong' || HEADER_NAME.test(name.split('.').at(-1) ?? '');
}

/** `SecretStr` shows stars. */
function isHiddenType({ text }: PythonDocument, name: string): boolean {
  return (
    new RegExp(`\\b${escape(name)}\\s*:\\s*(?:[\\w.]+\\[)?(?:[\\w.]+\\.)?Secret(?:Str|Bytes)?\\b`).test(text) ||
    new RegExp(`\\b${escape(name)}\\s*=\\s*(?:[\\w.]+\\.)?Secret(?:Str|Bytes)?\\(`).test(text)
  );
}

/** Names of modules and functions (`secret`, `getpass`) are no values; neither is what is made to be shown. */
function isPlain(document: PythonDocument, text: string): boolean {
  if (!/^\w+$/.test(text)) return false;
  const isBoundOtherwise =
    document.imports.some(({ name }) => name === text) || document.functions.some(({ name }) => name === text);
  const made = document.assignments.filter(({ targetText }) => targetText === text);
  const isMasked =
    made.length > 0 &&
    made.every(({ value }) =>
      /mask|redact|\*{3}|hash|encrypt|obfusc|hexdigest|^(?:True|False|None|bool\()/i.test(value.text),
    );
  return isBoundOtherwise || isMasked;
}

/** A `token` of a text is no credential: one that is comes out of the environment, a login, a header. */
function isMadeFromCredential({ assignments, text: code }: PythonDocument, { text, name, isKey }: ShownValue): boolean {
  if (isKey) return false;
  if (/getenv|environ|headers/.test(text)) return true;
  if (name === 'token' && ABOUT_CALLERS.test(code) && !ABOUT_TEXT.test(code)) return true;
  return assignments.some(
    ({ targetText, value }) =>
      (targetText === text || targetText === name) && CREDENTIAL_MAKER.test(value.text.slice(0, 200)),
  );
}

/** `sqlite:///runs.db` has none. */
function isWithoutPassword({ assignments }: PythonDocument, name: string): boolean {
  const made = assignments.filter(({ targetText }) => targetText === name);
  return made.some(({ value }) => value.kind === 'string' && !value.text.includes('@'));
}

/** `for name, value in os.environ.items():` */
function loopsOverEnvironment({ text: code }: PythonDocument, text: string): boolean {
  if (!/^\w+$/.test(text) || !code.includes('os.environ.items')) return false;
  return new RegExp(`\\bfor\\s+\\w+\\s*,\\s*${text}\\s+in\\s+(?:sorted\\(\\s*)?os\\.environ\\.items\\(`).test(code);
}

/** All options of a program that takes a key on its command line, or a dictionary that is written here with a key in it. */
function holdsCredential({ text, assignments }: PythonDocument, value: ShownValue): boolean {
  if (value.isKey || !/^\w+$/.test(value.text)) return false;
  if (/^(?:args|opts?|opt|arguments|flags)$/.test(value.text)) {
    return [...text.matchAll(OPTION)].some(([, option = '']) => strengthOfName(option) === 'strong');
  }
  const made = assignments.findLast(({ targetText }) => targetText === value.text);
  if (made?.value.kind !== 'dict') return false;
  return [...made.value.text.matchAll(KEY)].some(([, key = '']) => isCredential(key));
}

/** Under a condition about the key, somebody has thought of what to leave out: `if key != "password": print(all[key])`. */
function isSifted({ text }: PythonDocument, at: Range): boolean {
  const key = /^\[(\w+)\]/.exec(text.slice(at.end, at.end + 60))?.[1];
  if (key === undefined) return false;
  const before = text.slice(Math.max(0, at.start - 300), at.start);
  return new RegExp(`\\bif\\s[^\\n]{0,80}\\b${key}\\b[^\\n]{0,80}:\\s*\\n`).test(before);
}

function escape(name: string): string {
  return name.replace(/[^\w]/g, '\\$&');
}
