import { expect } from 'chai';
import { hasAnnotatedChecksum, hasAzureChecksum } from '../../../src/secrets/azure-checksum';
import {
  crc32, hasConfluentChecksum, hasFineGrainedChecksum, hasGitHubChecksum, hasGrafanaChecksum,
} from '../../../src/secrets/checksum'; // prettier-ignore
import { findSecrets } from '../../../src/secrets/find-secrets';
import { marvin32 } from '../../../src/secrets/marvin';
import { createHash } from 'node:crypto';
import { ALNUM, BASE64, createRandom, withChecksum } from './random';

const random = createRandom(11);

/** The last character of a text becomes another one of its kind. */
function damage(text: string): string {
  return text.slice(0, -1) + (text.endsWith('A') ? 'B' : 'A');
}

function bytesOf(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** As Microsoft's services make keys: random bytes, three of a mark, four of the checksum. */
function azureKey(mark: string, length: number, seed: string): string {
  const body = Buffer.from(random.of(BASE64, ((length - 7) * 4) / 3) + mark, 'base64').subarray(0, length - 4);
  return Buffer.concat([body, bytesOf(marvin32(body.toString('latin1'), seed))]).toString('base64');
}

function annotatedKey(provider: string): string {
  const body = `${random.of(ALNUM, 52)}JQQJ99B${random.pick(['A', 'F'])}${random.of(ALNUM, 12)}${provider}`;
  const sum = marvin32(Buffer.from(body, 'base64').toString('latin1'), 'Default0');
  return body + bytesOf(sum).subarray(0, 3).toString('base64');
}

function fineGrained(): string {
  const body = `github_pat_${random.of(ALNUM, 22)}_${random.of(ALNUM, 43)}`;
  const bits = [...createHash('sha256').update(body).digest().subarray(0, 5)].map((byte) =>
    byte.toString(2).padStart(8, '0'),
  );
  const digits = bits.join('').match(/.{5}/g) ?? [];
  return (
    body +
    digits.map((digit) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(parseInt(digit, 2))).join('') +
    random.of(ALNUM, 8)
  );
}

/** As Azure DevOps makes its older tokens: 28 random bytes, and four of the checksum between them. */
function devOpsToken(seed: number): string {
  const body = Buffer.from(random.of(BASE64, 38), 'base64').subarray(0, 28);
  const sum = (crc32(body.toString('latin1')) ^ seed) >>> 0;
  const [low = 0, second = 0, third = 0, high = 0] = bytesOf(sum);
  const parts = [body.subarray(0, 2), [high], body.subarray(2, 6), [third, second], body.subarray(6, 19), [low]];
  const bytes = Buffer.concat([...parts.map((part) => Buffer.from(part)), body.subarray(19)]);
  const bits = `${[...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')}0000`;
  const digits = bits.match(/.{5}/g) ?? [];
  return digits.map((digit) => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(parseInt(digit, 2))).join('');
}

describe('checksums of secrets', () => {
  it('Marvin32 is that of .NET', () => {
    // Of dotnet/runtime, MarvinTests.cs: the two halves of the published hashes, put together.
    const seed = String.fromCharCode(0x00, 0x4f, 0xb6, 0x1a, 0x00, 0x1b, 0xdb, 0xcc);
    const hashes = [[], [0xaf], [0xe7, 0x0f], [0x37, 0xf4, 0x95], [0x86, 0x42, 0xdc, 0x59]];
    expect(hashes.map((bytes) => marvin32(String.fromCharCode(...bytes), seed))).to.deep.equal(
      [[0x30ed35c1, 0x00cd3c7d], [0x48e73fc7, 0x7d75ddc1], [0xb5f6e1fc, 0x485dbff8], [0xf0b07c78, 0x9b8cf7e8], [0x7008f2e8, 0x7e9cf556]].map(([high = 0, low = 0]) => (high ^ low) >>> 0), // prettier-ignore
    );
  });

  const KINDS: Readonly<Record<string, readonly [id: string, secret: string]>> = {
    'a key of Azure storage': ['azure-storage', azureKey('+ASt', 64, 'Default0')],
    'a key of Cosmos DB': ['azure-cosmos', azureKey('ACDb', 64, 'MastRW00')],
    'an annotated key': ['azure-openai', annotatedKey('AAABACOG')],
    'a fine-grained token of GitHub': ['github-fine-grained', fineGrained()],
    'a classic token of GitHub': ['github', withChecksum('ghp_', random.of(ALNUM, 30))],
    'a refresh token of GitHub': ['github', withChecksum('ghr_', random.of(ALNUM, 70))],
  };
  for (const [name, [id, secret]] of Object.entries(KINDS)) {
    it(`${name}: a right one is certain, a wrong one likely`, () => {
      const found = (text: string): readonly string[] =>
        findSecrets(`x = "${text}"`).map(({ provider, certainty }) => `${provider} ${certainty}`);
      expect(found(secret)).to.deep.equal([`${id} certain`]);
      expect(found(`${secret.slice(0, 20)}${damage(secret.slice(20, 25))}${secret.slice(25)}`)).to.deep.equal([
        `${id} likely`,
      ]);
    });
  }

  it('an older token of Azure DevOps: a right one is certain, a wrong one likely', () => {
    for (const seed of [0xe0b9692d, 0x1019f92e]) {
      const token = devOpsToken(seed);
      const found = (secret: string): readonly string[] =>
        findSecrets(`AZURE_DEVOPS_EXT_PAT = "${secret}"`).map(({ provider, certainty }) => `${provider} ${certainty}`);
      expect(found(token)).to.deep.equal(['azure-devops certain']);
      const first = token.startsWith('a') ? 'b' : 'a';
      expect(found(first + token.slice(1))).to.deep.equal(['azure-devops likely']);
    }
  });

  it('Redis, Search and Service Bus use shorter keys', () => {
    for (const [mark, length, seed] of [
      ['AzCa', 32, 'Access00'],
      ['+ASb', 32, 'Send0000'],
    ] as const) {
      // 25 bytes of these are random, so that the mark stands on a boundary of base 64 digits.
      const body = Buffer.from(`${random.of(BASE64, 33)}${mark}A`, 'base64').subarray(0, 28);
      const key = Buffer.concat([body, bytesOf(marvin32(body.toString('latin1'), seed))]).toString('base64');
      expect(key, mark).to.have.length(Math.ceil(length / 3) * 4);
      expect(hasAzureChecksum(key), mark).to.equal(true);
      expect(hasAzureChecksum(`${damage(key.slice(0, 20))}${key.slice(20)}`), mark).to.equal(false);
    }
  });

  it('Grafana and Confluent write the lowest byte first', () => {
    const service = `glsa_${random.of(ALNUM, 32)}`;
    const sum = bytesOf(crc32(service)).toString('hex');
    expect(hasGrafanaChecksum(`${service}_${sum}`)).to.equal(true);
    expect(hasGrafanaChecksum(`${service}_${damage(sum).replace('A', 'a')}`)).to.equal(false);
    const body = random.of(BASE64, 54);
    const secret = `cflt${body}${bytesOf(crc32(body)).toString('base64').slice(0, 6)}`;
    expect(hasConfluentChecksum(secret)).to.equal(true);
    expect(hasConfluentChecksum(damage(secret))).to.equal(false);
  });

  it('hold for nothing that only looks alike', () => {
    expect(hasFineGrainedChecksum(`github_pat_${random.of(ALNUM, 22)}_${random.of(ALNUM, 59)}`)).to.equal(false);
    expect(hasGitHubChecksum(`ghp_${random.of(ALNUM, 36)}`)).to.equal(false);
    expect(hasAnnotatedChecksum(random.of(ALNUM, 84))).to.equal(false);
    expect(hasAzureChecksum('')).to.equal(false);
  });
});
