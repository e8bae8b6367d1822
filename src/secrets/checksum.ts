import { sha256Of } from '../engine/sha256';
import { isPlaceholder } from './placeholders';
import type { Certainty } from './types';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const HEX = '0123456789abcdef';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A right checksum proves a secret. A wrong one does not clear it: vendors have changed how they compute theirs. */
export function orLikely(hasChecksum: (secret: string) => boolean): (secret: string) => Certainty {
  return (secret) => (hasChecksum(secret) ? 'certain' : 'likely');
}

/**
 * Whether the last six characters of a classic GitHub token are the CRC-32 of the thirty (or seventy) before them, in base 62.
 * Source: GitHub's announcement of its token formats (2021), which npm follows.
 */
export function hasGitHubChecksum(token: string): boolean {
  return hasBase62Checksum(/^gh[pousr]_([A-Za-z0-9]{30}|[A-Za-z0-9]{70})([A-Za-z0-9]{6})$/.exec(token));
}

export function hasNpmChecksum(token: string): boolean {
  return hasBase62Checksum(/^npm_([A-Za-z0-9]{30})([A-Za-z0-9]{6})$/.exec(token));
}

/** Fifty characters and their CRC-32. Vercel does not say so; other detectors rely on it. */
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

/**
 * `github_pat_<22>_<59>`: behind the first 43 characters of the last part stand eight of base 32, the SHA-256 of all before
 * them. GitHub does not say so; it holds for the tokens that others show in public. What the last eight are is not known.
 */
export function hasFineGrainedChecksum(token: string): boolean {
  const parts = /^(github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{43})([A-Z2-7]{8})[A-Za-z0-9]{8}$/.exec(token);
  return parts !== null && toDigits(sha256Of(parts[1] ?? '').subarray(0, 5), BASE32, 5) === parts[2];
}

/**
 * `glsa_<32>_<8 hex>`: the CRC-32 of what stands before the last underscore, its lowest byte first.
 * Source: grafana/grafana, pkg/components/satokengen/tokengen.go.
 */
export function hasGrafanaChecksum(token: string): boolean {
  const parts = /^(glsa_[A-Za-z0-9]{32})_([0-9a-f]{8})$/i.exec(token);
  return parts !== null && toDigits(lowestFirst(crc32(parts[1] ?? '')), HEX, 4) === parts[2]?.toLowerCase();
}

/**
 * `cflt`, 54 characters, and their CRC-32, its lowest byte first, in base 64 without padding.
 * Source: Confluent's page on API keys (the byte order by the example there).
 */
export function hasConfluentChecksum(secret: string): boolean {
  return toDigits(lowestFirst(crc32(secret.slice(4, -6))), BASE64, 6) === secret.slice(-6);
}

function lowestFirst(value: number): readonly number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
}

/** The bits of bytes, so many to a digit, the last one filled up with zeros. */
function toDigits(bytes: Iterable<number>, digits: string, bitsPerDigit: number): string {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    for (count += 8; count >= bitsPerDigit; count -= bitsPerDigit) {
      text += digits.charAt((bits >>> (count - bitsPerDigit)) & ((1 << bitsPerDigit) - 1));
    }
    bits &= (1 << count) - 1;
  }
  return count === 0 ? text : text + digits.charAt((bits << (bitsPerDigit - count)) & ((1 << bitsPerDigit) - 1));
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
