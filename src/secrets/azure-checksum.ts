import { crc32 } from './checksum';
import { decodeBase64 } from './decoders';
import { marvin32, readLittleEndian, type MarvinSeed } from './marvin';

/**
 * What Microsoft's services seed the checksums of their keys with. A key is held against all of them: that one fits by
 * chance happens once in two hundred million keys. Source: microsoft/security-utilities, IdentifiableMetadata.cs (MIT).
 */
const SEEDS: readonly MarvinSeed[] = [
  'Default0', // Storage, Event Grid, and all keys of the newer kind.
  'MastRW00', 'MastRO00', 'SystRW00', 'SystRO00', 'SysAll00', 'Resour00', 'Encryp00', // Cosmos DB
  'AbAcct00', 'Classic0', // Batch, the classic Machine Learning services
  'Send0000', 'Listen00', 'Manage00', 'System00', 'Unknown0', // Service Bus, Event Hubs, Relay
  'Access00', // Redis
  'Query000', 'PAdmin00', // AI Search
  'Master00', 'Functi00', // Functions
  'ACRDflt0', // Container Registry
]; // prettier-ignore

/** Keys that are base64 of random bytes, a mark of the service and four bytes of checksum over all that is before. */
export function hasAzureChecksum(key: string): boolean {
  const bytes = decodeBase64(key);
  if (bytes === undefined || bytes.length < 24) return false;
  const body = bytes.slice(0, -4);
  const sum = readLittleEndian(bytes, bytes.length - 4, bytes.length) >>> 0;
  return SEEDS.some((seed) => marvin32(body, seed) === sum);
}

/** The newer kind ("common annotated security keys", `JQQJ99`): the last four characters are three bytes of the checksum. */
export function hasAnnotatedChecksum(key: string): boolean {
  const body = decodeBase64(key.slice(0, -4));
  const sum = decodeBase64(key.slice(-4));
  if (body === undefined || sum?.length !== 3) return false;
  return (marvin32(body, 'Default0') & 0xffffff) === readLittleEndian(sum, 0, 3);
}

/** What Azure DevOps mixes into the checksums of the tokens of users and of applications. Source: as above. */
const DEVOPS_SEEDS = [0xe0b9692d, 0x1019f92e];

/**
 * The older tokens of Azure DevOps: 52 digits of base 32 stand for 32 bytes, of which the third, eighth, ninth and 23rd are
 * the CRC-32 of the others, mixed with a seed, its highest byte first.
 */
export function hasDevOpsChecksum(token: string): boolean {
  const bytes = decodeBase32(token);
  const sum = readLittleEndian([22, 8, 7, 2].map((at) => bytes.charAt(at)).join(''), 0, 4);
  const body = bytes.slice(0, 2) + bytes.slice(3, 7) + bytes.slice(9, 22) + bytes.slice(23, 32);
  return DEVOPS_SEEDS.some((seed) => (crc32(body) ^ seed) === sum);
}

/** One byte in each character; the bits at the end that fill no byte are left out. */
function decodeBase32(text: string): string {
  let bytes = '';
  let bits = 0;
  let count = 0;
  for (const digit of text) {
    bits = ((bits << 5) | 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(digit)) & 0xfff;
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes += String.fromCharCode((bits >>> count) & 0xff);
  }
  return bytes;
}
