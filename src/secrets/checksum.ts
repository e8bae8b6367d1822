const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Whether the last six characters of a classic GitHub token are the CRC-32 of the thirty before them, in base 62.
 * Source: GitHub's announcement of its token formats (2021), which npm follows.
 */
export function hasGitHubChecksum(token: string): boolean {
  const body = /^gh[pousr]_([A-Za-z0-9]{30})([A-Za-z0-9]{6})$/.exec(token);
  if (body === null) return false;
  return toBase62(crc32(body[1] ?? '')).padStart(6, '0') === body[2];
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
