import { sha256 } from '@noble/hashes/sha2';
import { utf8ToBytes } from '@noble/hashes/utils';

/** The 32 bytes of SHA-256 over a text in UTF-8. */
export function sha256Of(text: string): Uint8Array {
  return sha256(utf8ToBytes(text));
}
