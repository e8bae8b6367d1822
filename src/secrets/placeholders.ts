/**
 * Our own documented dummies: they have the shape of a secret, name themselves, and are reported like one, so that
 * examples, fixtures and demos need no live-looking secret. The second one is for formats that allow hex digits only.
 */
const DOCUMENTED_DUMMY = /watertight[-_]?dummy|(?:5afe){3}/i;

/** What people and vendors' pages write in place of a secret. */
const PLACEHOLDER_WORDS =
  /example|placeholder|dummy|fake|sample|redacted|removed|hidden|change[-_]?(?:me|this|it)|insert|replace|your[-_]|[-_]here|(?:my|your)[-_]?(?:api|key|token|secret|pass|own)|secret[-_]?(?:key|pass|token|value)|x{4}|\*{3}|\.{3}|…|\$\{|\{\{|\$\(|<[^>]{0,40}>|%\(|0{8}|1234567890|abcdefghij|0123456789|qwerty|deadbeef|lorem|foobar|votre|censored/i;

/** The first characters of secrets that vendors print in their own documentation or build into their emulators. */
const PUBLISHED = [
  'Eby8vdM02xNO', // The account key of the Azure storage emulator.
  'C2y6yDjf5/R+', // The key of the Azure Cosmos DB emulator.
  'wJalrXUtnFEMI', // The secret key of the AWS documentation.
  'je7MtGbClwBF', // Its second secret key.
  '2YotnFZFEjr1', // The access token of RFC 6749.
  'tGzv3JOkF0XG', // Its refresh token.
  'gX1fBat3bV', // Its client secret.
  'mF_9.B5f-4.1', // The bearer token of RFC 6750.
  'sk_test_4eC39HqL', // Stripe's documentation.
  'sk_test_BQokikJO', // Its older one.
  'AbC123dEf', // The password of Neon's connection strings.
];

/** Whether a text has the shape of a secret but only stands for one. */
export function isPlaceholder(secret: string): boolean {
  if (isDocumentedDummy(secret)) return false;
  return (
    PLACEHOLDER_WORDS.test(secret) ||
    PUBLISHED.some((start) => secret.startsWith(start)) ||
    hasLongRun(secret) ||
    countDistinct(secret) < 6
  );
}

export function isDocumentedDummy(secret: string): boolean {
  return DOCUMENTED_DUMMY.test(secret);
}

/** Six times the same character, a run up or down the alphabet, or a block that fills the text by being repeated. */
function hasLongRun(text: string): boolean {
  if (/(.)\1{5}/.test(text) || hasSequence(text)) return true;
  // Eight characters in front, eight that are repeated, eight behind.
  return countDistinct(text) <= 24 && /^.{0,8}?(.{2,8})\1{3,}.{0,8}$/.test(text.slice(0, 128));
}

/** Eight characters of which each is the next one of the alphabet or of the digits: `abcdefgh`, `12345678`. */
function hasSequence(text: string): boolean {
  let length = 1;
  for (let at = 1; at < text.length; at++) {
    length = text.charCodeAt(at) === text.charCodeAt(at - 1) + 1 ? length + 1 : 1;
    if (length === 8) return true;
  }
  return false;
}

/** How often each character occurs; those outside of ASCII share the places of others. Overwritten by the next text. */
const COUNTS = new Uint32Array(128);

function tally(text: string): void {
  COUNTS.fill(0);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) & 127;
    COUNTS[code] = (COUNTS[code] ?? 0) + 1;
  }
}

function countDistinct(text: string): number {
  tally(text);
  let distinct = 0;
  for (let code = 0; code < 128; code++) if (COUNTS[code] !== 0) distinct++;
  return distinct;
}

/** Shannon entropy in bits for each character. */
export function entropyOf(text: string): number {
  tally(text);
  let entropy = 0;
  for (let code = 0; code < 128; code++) {
    const share = (COUNTS[code] ?? 0) / text.length;
    if (share > 0) entropy -= share * Math.log2(share);
  }
  return entropy;
}
