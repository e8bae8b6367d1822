import { crc32, toBase62 } from '../../../src/secrets/checksum';

/** Random texts that are the same in every run. Nothing that looks like a secret stands in a file. */
export interface Random {
  /** As many characters of a set as asked for; of a number between two where both are given. */
  of(characters: string, length: number, upTo?: number): string;
  pick<T>(values: readonly T[]): T;
}

export const LOWER = 'abcdefghijklmnopqrstuvwxyz';
export const UPPER = LOWER.toUpperCase();
export const DIGITS = '0123456789';
export const ALNUM = UPPER + LOWER + DIGITS;
export const URL_SAFE = `${ALNUM}-_`;
export const BASE64 = `${ALNUM}+/`;
export const HEX = '0123456789abcdef';

/** Mulberry32: a small generator of even numbers, public domain. */
export function createRandom(seed: number): Random {
  let state = seed;
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
  return {
    of(characters, length, upTo = length) {
      const count = length + next(upTo - length + 1);
      return Array.from({ length: count }, () => characters.charAt(next(characters.length))).join('');
    },
    pick: (values) => values[next(values.length)] as (typeof values)[number],
  };
}

export function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => random.of(HEX, length)).join('-');
}

/** A body and its CRC-32 in base 62, as GitHub, npm and Vercel build their tokens. */
export function withChecksum(prefix: string, body: string): string {
  return prefix + body + toBase62(crc32(body)).padStart(6, '0');
}

export function encode(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64');
}

export function encodeUrl(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function jwt(random: Random, claims: Readonly<Record<string, unknown>>): string {
  return `${encodeUrl({ alg: 'HS256', typ: 'JWT' })}.${encodeUrl(claims)}.${random.of(URL_SAFE, 43)}`;
}
