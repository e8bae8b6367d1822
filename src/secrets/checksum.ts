import { isPlaceholder } from './placeholders';
import type { Certainty } from './types';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A right checksum proves a secret. A wrong one does not clear it: vendors have changed how they compute theirs. */
export function orLikely(hasChecksum: (secret: string) => boolean): (secret: string) => Certainty {
  return (secret) => (hasChecksum(secret) ? 'certain' : 'likely');
}

/**
 * Whether the last six characters of a classic GitHub token are the CRC-32 of the thirty before them, in base 62.
 * Source: GitHub's announcement of its token formats (2021), which npm follows.
 */
export function hasGitHubChecksum(token: string): boolean {
  return hasBase62Checksum(/^gh[pousr]_([A-Za-z0-9]{30})([A-Za-z0-9]{6})$/.exec(token));
}

export function hasNpmChecksum(token: string): boolean {
  return hasBase62Checksum(/^npm_([A-Za-z0-9]{30})([A-Za-z0-9]{6})$/.exec(token));
}

/** Fifty characters and their CRC-32. */
export function hasVercelChecksum(token: string): boolean {
  return hasBase62Checksum(/^vc[a-z]_([A-Za-z0-9]{50})([A-Za-z0-9]{6})$/.exec(token));
}

function hasBase62Checksum(parts: RegExpExecArray | null): boolean {
  return parts !== null && toBase62(crc32(parts[1] ?? '')).padStart(6, '0') === parts[2];
}

/** Routable tokens end with the CRC-32 of all before it, in base 36 with seven digits. The older ones have no checksum. */
export function judgeGitLab(token: string): Certainty | undefined {
  const parts = /^(.{1,320}\.[0-9a-z]{2}\.[0-9a-z]{2})([0-9a-z]{7})$/.exec(token);
  if (parts === null) return isPlaceholder(token) ? undefined : 'certain';
  return crc32(parts[1] ?? '')
    .toString(36)
    .padStart(7, '0') === parts[2]
    ? 'certain'
    : 'likely';
}

/** `glsa_<32>_<8 hex>`: the CRC-32 of what stands before the last underscore. */
export function hasGrafanaChecksum(token: string): boolean {
  const parts = /^(glsa_([A-Za-z0-9]{32}))_([0-9a-fA-F]{8})$/.exec(token);
  if (parts === null) return false;
  const [, whole = '', secret = '', sum = ''] = parts;
  return [whole, secret, `glsa${secret}`].some(
    (text) => crc32(text).toString(16).padStart(8, '0') === sum.toLowerCase(),
  );
}

/** `cflt`, 54 characters, and their CRC-32, its lowest byte first, in base 64 without padding. */
export function judgeConfluent(secret: string): Certainty {
  const sum = secret.slice(-6);
  return [secret.slice(0, -6), secret.slice(4, -6)].some((body) => toBase64LittleEndian(crc32(body)) === sum)
    ? 'certain'
    : 'likely';
}

function toBase64LittleEndian(value: number): string {
  const bytes = [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
  const bits = bytes
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .padEnd(36, '0');
  return Array.from({ length: 6 }, (_, at) => BASE64[parseInt(bits.slice(at * 6, at * 6 + 6), 2)] ?? '').join('');
}

/** CRC-32 (IEEE 802.3) of an ASCII text, as an unsigned number. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at) & 0xff;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function toBase62(value: number): string {
  let rest = value;
  let digits = '';
  do {
    digits = (BASE62[rest % 62] ?? '') + digits;
    rest = Math.floor(rest / 62);
  } while (rest > 0);
  return digits;
}
