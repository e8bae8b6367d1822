import { bytesToHex } from '@noble/hashes/utils';
import { sha256Of } from './sha256';

/** What identifies a finding when the lines around it move (design.md section 6, version 1). */
export interface FingerprintSubject {
  readonly ruleId: string;
  /** Relative to the root of the workspace, with `/`. */
  readonly path: string;
  readonly part: string;
  /** The line that the finding starts on, every secret replaced by the name of its provider. */
  readonly line: string;
}

/** Numbers equal findings in document order and returns 16 hex digits for each. */
export function createFingerprints(): (subject: FingerprintSubject) => string {
  const seen = new Map<string, number>();
  return (subject) => {
    const line = subject.line.replace(/\s+/g, ' ').trim();
    const key = [subject.ruleId, subject.path, subject.part, line].join('\0');
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    return bytesToHex(sha256Of(`${key}\0${String(number)}`)).slice(0, 16);
  };
}
