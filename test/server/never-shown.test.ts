import { expect } from 'chai';
import { SAMPLES } from '../unit/secrets/samples';
import { createRandom } from '../unit/secrets/random';
import { codeActions, hoverText } from './ask';
import { useClients } from './client';

const COUNT = 60;

describe('a secret in an editor', () => {
  const start = useClients();

  it('is in no message, hover, title and log', async function () {
    this.timeout(60_000);
    const client = await start();
    const secrets = SAMPLES.slice(0, COUNT).map(({ variable, make }, index) => ({
      variable,
      secret: make(createRandom(index + 5)),
    }));
    const uri = client.open('keys.py', secrets.map(({ variable, secret }) => `${variable} = "${secret}"\n`).join(''));
    const told: unknown[] = [];
    const diagnostics = await client.diagnostics(uri);
    for (const { message, code, data, range } of diagnostics) {
      told.push(message, code, data, await hoverText(client, uri, range.start));
      for (const { title } of await codeActions(client, uri, range.start)) told.push(title);
    }
    expect(diagnostics.length).to.be.above(COUNT / 2);
    const text = [JSON.stringify(told), ...client.logs, JSON.stringify(client.statuses)].join('\n');
    expect(text).to.contain('environment');
    for (const { secret } of secrets) {
      for (let at = Math.max(4, Math.floor(secret.length / 3)); at + 8 <= secret.length; at += 3) {
        expect(text.includes(secret.slice(at, at + 8)), String(secrets.length)).to.equal(false);
      }
    }
  });
});
