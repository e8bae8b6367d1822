import type { Range } from '../../../core/range';
import type { PythonDocument } from '../../../lang/python/types';
import { keySinks } from './key-sinks';

/** A key with which tokens are signed and checked, and that is made too short. */
export interface ShortSecret {
  readonly at: Range;
  readonly algorithm: string;
  readonly bytes: number;
  /** As long as the hash that it is used with. */
  readonly needed: number;
  /** Whether its chance alone can be tried out. */
  readonly isGuessable: boolean;
}

const JWT = /^(?:jwt|jose\.jwt)\.(?:encode|decode)$/;
const NEEDED: Readonly<Record<string, number>> = { HS256: 32, HS384: 48, HS512: 64 };
/** How many bytes of key come of so many random ones. */
const MAKERS: Readonly<Record<string, (size: number) => number>> = {
  'os.urandom': (size) => size,
  'secrets.token_bytes': (size) => size,
  'secrets.token_hex': (size) => 2 * size,
  'secrets.token_urlsafe': (size) => Math.ceil((4 * size) / 3),
};
const GUESSABLE_BELOW = 16;

/** PyJWT takes a key of any length for HMAC, and only warns of a short one. */
export function shortSecrets(document: PythonDocument): readonly ShortSecret[] {
  return keySinks(document, '').flatMap(({ key, call }): readonly ShortSecret[] => {
    const made = key.originCall();
    const size = made?.arguments[0]?.value.value()?.value;
    const lengthOf = Object.hasOwn(MAKERS, made?.name ?? '') ? MAKERS[made?.name ?? ''] : undefined;
    if (call === undefined || !JWT.test(call.name ?? '') || typeof size !== 'number' || lengthOf === undefined)
      return [];
    const algorithm = /HS(?:256|384|512)/.exec(call.arguments.map(({ value }) => value.text).join(' '))?.[0] ?? 'HS256';
    const needed = NEEDED[algorithm] ?? 0;
    const bytes = lengthOf(size);
    if (bytes >= needed) return [];
    return [{ at: key.range, algorithm, bytes, needed, isGuessable: size < GUESSABLE_BELOW }];
  });
}
