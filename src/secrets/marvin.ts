/** A seed of eight ASCII characters, the last one first in memory: how Microsoft writes the kind of a key into its checksum. */
export type MarvinSeed = string;

/**
 * Marvin32, the keyed hash of .NET and of Microsoft's keys, as an unsigned number. `bytes` holds one byte in each character.
 * Source: dotnet/runtime, System/Marvin.cs; microsoft/security-utilities, IdentifiableSecrets.cs (both MIT).
 */
export function marvin32(bytes: string, seed: MarvinSeed): number {
  let low = readBigEndian(seed, 4);
  let high = readBigEndian(seed, 0);
  const mix = (word: number): void => {
    low = (low + word) | 0;
    high ^= low;
    low = (rotate(low, 20) + high) | 0;
    high = rotate(high, 9) ^ low;
    low = (rotate(low, 27) + high) | 0;
    high = rotate(high, 19);
  };
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) mix(readLittleEndian(bytes, at, at + 4));
  mix(readLittleEndian(bytes, whole, bytes.length) | (0x80 << (8 * (bytes.length - whole))));
  mix(0);
  return (low ^ high) >>> 0;
}

/** The 32-bit number that up to four bytes stand for, the lowest first. */
export function readLittleEndian(bytes: string, from: number, to: number): number {
  let word = 0;
  for (let at = to - 1; at >= from; at--) word = (word << 8) | bytes.charCodeAt(at);
  return word;
}

function readBigEndian(bytes: string, from: number): number {
  let word = 0;
  for (let at = from; at < from + 4; at++) word = (word << 8) | bytes.charCodeAt(at);
  return word;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
