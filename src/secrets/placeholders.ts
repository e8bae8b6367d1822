/**
 * Our own documented dummies: they have the shape of a secret, name themselves, and are reported like one, so that
 * examples, fixtures and demos need no live-looking secret. The second one is for formats that allow hex digits only.
 */
const DOCUMENTED_DUMMY = /watertight[-_]?dummy|(?:5afe){3}/i;

const PLACEHOLDER_WORDS =
  /example|placeholder|dummy|fake|sample|redacted|changeme|change_me|change-me|insert|replace|your[-_]|[-_]here|my[-_]?(?:key|token|secret|password)|yourkey|yourtoken|secretkey|x{4}|\*{3}|\.{3}|\$\{|\{\{|<[^>]{0,40}>|%\(|0{8}|1234567890|abcdefghij|0123456789/i;

/** Whether a text has the shape of a secret but only stands for one. */
export function isPlaceholder(secret: string): boolean {
  if (isDocumentedDummy(secret)) return false;
  return PLACEHOLDER_WORDS.test(secret) || hasLongRun(secret) || countDistinct(secret) < 6;
}

export function isDocumentedDummy(secret: string): boolean {
  return DOCUMENTED_DUMMY.test(secret);
}

/** Six times the same character, or a block that fills the text by being repeated. */
function hasLongRun(text: string): boolean {
  return /(.)\1{5}/.test(text) || /^.{0,8}?(.{2,8})\1{3,}.{0,8}$/.test(text.slice(0, 128));
}

function countDistinct(text: string): number {
  return new Set(text).size;
}

/** Shannon entropy in bits for each character. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / text.length) * Math.log2(count / text.length);
  return entropy;
}
