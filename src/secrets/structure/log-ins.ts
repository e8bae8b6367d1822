import type { Range } from '../../core/range';
import { strengthOfName } from '../credential-names';
import { isRandomPassword, judgeGenericValue } from '../generic-value';
import { judgeSecret } from '../judge';
import { isDocumentedDummy } from '../placeholders';
import type { Certainty, FoundPart } from '../types';
import { isRealPassword } from './passwords';

const PAIR =
  /\s{0,8}[bfr]{0,2}\\{0,7}["']([^"'\\\s]{1,80})\\{0,7}["']\s{0,4},\s{0,8}[bfr]{0,2}\\{0,7}["']([^"'\\\s]{8,200})\\{0,7}["']/y;

/** `auth=("user", "password")`, `HTTPBasicAuth("user", "password")`. */
export function findPair(text: string, { end }: Range): readonly FoundPart[] {
  PAIR.lastIndex = end;
  const match = PAIR.exec(text);
  const [whole = '', user, password = ''] = match ?? [];
  if (match === null || !isOwnPassword(password, user)) return [];
  return partAt(end + whole.lastIndexOf(password), password, 'likely');
}

/** A password that nobody would give as an example: real, and mixed at random. */
function isOwnPassword(password: string, user?: string): boolean {
  return isDocumentedDummy(password) || (isRealPassword(password, user) && isRandomPassword(password));
}

function partAt(start: number, value: string, certainty: Certainty): readonly FoundPart[] {
  return [{ range: { start, end: start + value.length }, certainty }];
}

const OPTION = /\s(?:-p|-a|--password|--pass)[ =]\\{0,7}["']?/g;
const REACH = 300;

/** `docker login -p password`, `redis-cli -a password`: the option stands on the line of the command. */
export function findLogInOption(text: string, { end }: Range): readonly FoundPart[] {
  const [line = ''] = text.slice(end - 1, end + REACH).split('\n', 1);
  return [...line.matchAll(OPTION)].flatMap(({ 0: { length }, index }) => findPassword(text, end - 1 + index + length));
}

const PASSWORD = /[^\s"'`$<>{}\\]{8,200}/y;

function findPassword(text: string, start: number): readonly FoundPart[] {
  PASSWORD.lastIndex = start;
  const password = PASSWORD.exec(text)?.[0];
  return password !== undefined && isOwnPassword(password) ? partAt(start, password, 'likely') : [];
}

const SETTING = /[ \t]{0,8}[ \t=]["']?/y;

/** `requirepass password` of a redis.conf, and the variable that redis-cli reads. */
export function findRedisSetting(text: string, { end }: Range): readonly FoundPart[] {
  SETTING.lastIndex = end;
  const before = SETTING.exec(text)?.[0];
  return before === undefined ? [] : findPassword(text, end + before.length);
}

const SENTRY_TOKEN = /\s{1,4}token\s?=\s?([0-9a-f]{64})(?![0-9a-f])/y;

/** The token of a .sentryclirc, which stands in its section `[auth]`. */
export function findSentryToken(text: string, { end }: Range): readonly FoundPart[] {
  SENTRY_TOKEN.lastIndex = end;
  const [whole = '', token = ''] = SENTRY_TOKEN.exec(text) ?? [];
  const certainty = token === '' ? undefined : judgeSecret(token, { minEntropy: 3 }, 'likely');
  return certainty === undefined ? [] : partAt(end + whole.length - token.length, token, certainty);
}

const TWILIO_PAIR = /[0-9a-f]{32}\\{0,7}["']\s{0,4},\s{0,8}\\{0,7}["']([0-9a-f]{32})(?![0-9a-f])/y;

/** `Client("AC…", "token")`: the id of an account, and what lets its owner in. */
export function findTwilioPair(text: string, { end }: Range): readonly FoundPart[] {
  TWILIO_PAIR.lastIndex = end;
  const [whole = '', token = ''] = TWILIO_PAIR.exec(text) ?? [];
  const certainty = token === '' ? undefined : judgeSecret(token, { minEntropy: 3 }, 'likely');
  return certainty === undefined ? [] : partAt(end + whole.length - token.length, token, certainty);
}

const VARIABLE = /([\w-]{1,60})"\s{0,4}\{([^{}]{0,600})/y;
const DEFAULT = /\bdefault\s{0,20}=\s{0,20}"([^"\n]{8,200})"/;

/** The default of a variable of Terraform that is named like a credential. */
export function findTerraformDefault(text: string, { end }: Range): readonly FoundPart[] {
  VARIABLE.lastIndex = end;
  const [whole = '', name = '', body = ''] = VARIABLE.exec(text) ?? [];
  const value = DEFAULT.exec(body)?.[1];
  const strength = strengthOfName(name);
  if (value === undefined || strength === undefined) return [];
  const certainty = judgeGenericValue(value, { name, strength, isQuoted: true });
  return certainty === undefined
    ? []
    : partAt(end + whole.length - body.length + body.indexOf(`"${value}"`) + 1, value, certainty);
}

const DJANGO = /\\{0,7}["']?\]?\s{0,4}[:=]\s{0,4}\\{0,7}["']([A-Za-z0-9!@#$%^&*(\-_=+)]{50})\\{0,7}["']/y;

/** The fifty characters that Django makes for a new project. */
export function findDjangoKey(text: string, { end }: Range): readonly FoundPart[] {
  DJANGO.lastIndex = end;
  const [whole = '', key = ''] = DJANGO.exec(text) ?? [];
  const isMixed = (key.match(/[!@#$%^&*(=+)]/g)?.length ?? 0) >= 2;
  const certainty = isMixed ? judgeSecret(key, { minEntropy: 4, minDigits: 2 }, 'likely') : undefined;
  return certainty === undefined ? [] : partAt(end + whole.lastIndexOf(key), key, certainty);
}
