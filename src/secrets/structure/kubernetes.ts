import type { Range } from '../../core/range';
import { strengthOfName } from '../credential-names';
import { decodeBase64 } from '../decoders';
import { judgeGenericValue } from '../generic-value';
import { isDocumentedDummy } from '../placeholders';
import type { Certainty, FoundPart } from '../types';
import { isRealPassword } from './passwords';

const REACH = 4000;
const ENTRY = /^[ \t]{1,12}["']?([\w.-]{1,80})["']?:[ \t]{1,4}["']?([^\s"'#]{6,400})["']?,?[ \t]{0,4}$/;

/** The values below `data` (base64) and `stringData` of a Secret, up to the ends of its YAML document. */
export function findKubernetesSecret(text: string, hit: Range): readonly FoundPart[] {
  const parts: FoundPart[] = [];
  let section = '';
  for (let at = documentStart(text, hit.start); at < hit.end + REACH && at < text.length;) {
    const line = lineAt(text, at);
    if (at > hit.end && isBoundary(line)) break;
    const key = SECTION.exec(line)?.[1];
    if (key !== undefined) section = key;
    else if (/^\S/.test(line)) section = '';
    const entry = section === 'data' || section === 'stringData' ? ENTRY.exec(line.replace(/\r$/, '')) : null;
    const [, name = '', value = ''] = entry ?? [];
    const certainty = entry === null ? undefined : judgeEntry(name, value, section === 'data');
    if (certainty !== undefined) {
      const start = at + line.lastIndexOf(value);
      parts.push({ range: { start, end: start + value.length }, certainty });
    }
    at += line.length + 1;
  }
  return parts;
}

const SECTION = /^[ \t]{0,8}["']?(\w{1,40})["']?:[ \t\r{]{0,4}$/;

/** The end of a document, or the next object of a list. What follows belongs to somebody else, and is looked at there. */
function isBoundary(line: string): boolean {
  return /^(?:---|\.\.\.|[ \t-]{0,8}["']?kind["']?:)/i.test(line);
}

/** The start of the line behind the boundary above: `data` may stand in front of `kind`. */
function documentStart(text: string, at: number): number {
  const from = Math.max(0, at - REACH);
  const lines = text.slice(from, at);
  let start = lines.lastIndexOf('\n') + 1;
  while (start > 0) {
    const previous = start < 2 ? 0 : lines.lastIndexOf('\n', start - 2) + 1;
    if (isBoundary(lines.slice(previous, start))) break;
    start = previous;
  }
  return from + start;
}

/** Without its end. Longer ones are cut: no entry is that long. */
function lineAt(text: string, at: number): string {
  return text.slice(at, at + REACH).split('\n', 1)[0] ?? '';
}

function judgeEntry(name: string, value: string, isEncoded: boolean): Certainty | undefined {
  if (isDocumentedDummy(value)) return 'likely';
  const plain = isEncoded ? decodeBase64(value) : value;
  if (plain === undefined || !/^[\x20-\x7e\r\n\t]{6,4000}$/.test(plain)) return undefined;
  if (isDocumentedDummy(plain)) return 'likely';
  if (plain.includes('PRIVATE KEY-----')) return 'certain';
  const strength = strengthOfName(name);
  if (strength === undefined) return undefined;
  const secret = plain.trim();
  if (/pass|pwd/i.test(name)) return secret.length >= 8 && isRealPassword(secret) ? 'likely' : undefined;
  return judgeGenericValue(secret, { name, strength, isQuoted: true });
}
