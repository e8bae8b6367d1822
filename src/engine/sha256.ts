import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/** The 32 bytes of SHA-256 over a text in UTF-8. */
export function sha256Of(text: string): Uint8Array {
  return sha256(utf8ToBytes(text));
}

/** The same in hexadecimal digits. */
export function hexSha256Of(text: string): string {
  return bytesToHex(sha256Of(text));
}
