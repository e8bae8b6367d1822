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
