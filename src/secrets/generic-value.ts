import { decodeBase64 } from './decoders';
import type { NamedValue } from './generic';
import { entropyOf, isDocumentedDummy, isPlaceholder } from './placeholders';
import type { Certainty } from './types';
import { isWordLike } from './words';

const MAX_VALUE = 200;

/** Values that are no secrets of their own: paths, URLs, calls, hashes of passwords, names in code, ids, dates, versions. */
const OTHER_THINGS =
  /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|[./~]{1,2}[\w-]|\/|\w:\\|arn:|urn:|sha\d{1,3}[-:]|md5:|\{[A-Z0-9.-]{2,20}\}|(?:argon2|pbkdf2|scrypt|bcrypt)\w{0,10}[:$]|ENC\[|vault:|ssm:|secretsmanager:|projects\/|op:\/\/|data:|ssh-|-----|\$|%|@|#|&|\^|eyJ)|\s|^[a-z_][\w]{0,40}(?:\.[a-z_]\w{0,40}){1,6}$|\w\(|::|^v?\d{1,4}(?:\.\d{1,6}){1,4}|^\d{4}-\d\d-\d\d|^[^@\s]{1,60}@[\w-]{1,60}\.\w{2,8}$|\.(?:json|ya?ml|txt|pem|key|py|ipynb|md|csv|com|org|net|io|html?)$/i;
/** Halves of pairs that browsers are meant to see, and what only its own provider can judge. */
const PUBLIC_TOKENS =
  /^(?:AIza|pk_(?:live|test)_|pk-lf-|pk\.eyJ|phc_|sb_publishable_|sub-c-|pub-c-|0x4AAAAAA|hbp_|ck_pub|pub[0-9a-f]{32}$)/;
const UUID_FORM = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const HEX_FORM = /^[0-9a-f]+$/i;

/** How sure it is that the value of a credential's name is one: it must look random, and like nothing else. */
export function judgeGenericValue(value: string, { name, strength, isQuoted }: NamedValue): Certainty | undefined {
  if (isDocumentedDummy(value)) return 'likely';
  const isPassword = /pass|pwd/i.test(name);
  if (value.length < (isPassword ? 8 : 16) || value.length > MAX_VALUE) return undefined;
  if (isPlaceholder(value) || OTHER_THINGS.test(value) || UUID_FORM.test(value)) return undefined;
  if (PUBLIC_TOKENS.test(value) || standsForWords(value)) return undefined;
  // The name of a variable that holds it.
  if (value.includes('_') && /^[A-Z][A-Z0-9_]*$/.test(value)) return undefined;
  if (isPassword)
    return isRandomPassword(value) && (isQuoted || isNoName(value, name))
      ? strength === 'strong'
        ? 'likely'
        : 'possible'
      : undefined;
  if (!isRandom(value)) return undefined;
  return strength === 'strong' ? 'likely' : 'possible';
}

/** Base64 of words or of a placeholder. */
function standsForWords(value: string): boolean {
  const plain = /^[A-Za-z0-9+/]{12,}={0,2}$/.test(value) ? decodeBase64(value) : undefined;
  return plain !== undefined && /^[\x20-\x7e\s]+$/.test(plain) && (isPlaceholder(plain) || isWordLike(plain));
}

/** Letters and digits mixed as no word, name or number mixes them. */
function isRandom(value: string): boolean {
  if (HEX_FORM.test(value))
    return value.length >= 20 && /\d/.test(value) && /[a-f]/i.test(value) && entropyOf(value) >= 3;
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value) || !/^[\w+/=.~!@#$%^&*-]+$/.test(value)) return false;
  return entropyOf(value) >= 3.5 && !isWordLike(value) && !hasFewChanges(value);
}

/** Without quotes a value may be a name of the program as well. Variables of the environment are given none. */
function isNoName(value: string, name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name) || (value.length >= 10 && !hasFewChanges(value));
}

/** A password need not be long, but one that is a word with a number is somebody's default, not a secret. */
export function isRandomPassword(value: string): boolean {
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(value)).length;
  const letters = value.replace(/[^A-Za-z]/g, '');
  return (
    classes >= 3 &&
    /\d/.test(value) &&
    entropyOf(value) >= 2.75 &&
    !isWordLike(letters) &&
    !/^[\w.]+[-_]\d+$/.test(value)
  );
}

/** Identifiers change between letters and digits seldom, random texts often. */
function hasFewChanges(value: string): boolean {
  const changes = value.match(/[A-Za-z]\d|\d[A-Za-z]|[a-z][A-Z]|[A-Z]{2}[a-z]/g)?.length ?? 0;
  return changes < value.length / 8;
}
