import type { Certainty } from './types';

/** The text that base64 (either alphabet, with or without padding) stands for; undefined where it is none. Bytes count as Latin-1. */
export function decodeBase64(text: string): string | undefined {
  const plain = text
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/={1,2}$/, '');
  if (plain.length % 4 === 1 || !/^[A-Za-z0-9+/]*$/.test(plain)) return undefined;
  try {
    return atob(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='));
  } catch {
    return undefined;
  }
}

/** The object that base64 of JSON stands for; undefined where it is none. */
export function decodeJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(decodeBase64(text) ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Old keys of NGC are base64 of 26 characters, a colon and a UUID. */
export function isNgcKey(secret: string): Certainty | undefined {
  const decoded = decodeBase64(secret);
  return decoded !== undefined && /^[a-z0-9]{26}:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(decoded)
    ? 'certain'
    : undefined;
}

/** Tokens that are base64 of JSON. */
export function startsWithJson(secret: string): Certainty | undefined {
  return decodeBase64(secret)?.startsWith('{"') === true ? 'certain' : undefined;
}
