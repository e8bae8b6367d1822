import { expect } from 'chai';
import { findSecrets, secretKeywords } from '../../../src/secrets/find-secrets';
import { createRandom } from './random';
import { SAMPLES } from './samples';

const PER_KIND = 40;

/** How a secret and the name of its variable stand in files that people write. */
const PLACES: Readonly<Record<string, (name: string, secret: string) => string>> = {
  assignment: (name, secret) => `${name} = "${secret}"\n`,
  'keyword argument': (name, secret) => `client = connect(${name.toLowerCase()}="${secret}", retries=3)\n`,
  dictionary: (name, secret) => `config = {"${name}": "${secret}", "n": 1}\n`,
  'environment of the process': (name, secret) => `os.environ["${name}"] = '${secret}'\n`,
  'magic %env': (name, secret) => `%env ${name}=${secret}\n`,
  'shell export': (name, secret) => `!export ${name}="${secret}"\n`,
  '.env': (name, secret) => `A=1\n${name}=${secret}\nB=2\n`,
  YAML: (name, secret) => `env:\n  ${name}: ${secret}\n`,
  'YAML list': (name, secret) => `env:\n  - name: ${name}\n    value: "${secret}"\n`,
  TOML: (name, secret) => `[x]\n${name.toLowerCase()} = "${secret}"\n`,
  JSON: (name, secret) => `{\n  "${name}": "${secret}"\n}\n`,
  'escaped JSON': (name, secret) => `s = "{\\"${name}\\": \\"${secret}\\"}"\n`,
  Dockerfile: (name, secret) => `ENV ${name}=${secret}\n`,
  Terraform: (name, secret) => `variable "x" {\n  ${name.toLowerCase()} = "${secret}"\n}\n`,
  'bytes literal': (name, secret) => `${name} = b"${secret}"\n`,
  'Markdown table': (name, secret) => `| ${name} | ${secret} |\n`,
  'Markdown code': (name, secret) => `Set \`${name}=${secret}\` first.\n`,
  'default of a variable': (name, secret) => `x = os.getenv("${name}", "${secret}")\n`,
};

describe('secrets of each kind', () => {
  for (const [index, { id, variable, make, standsAlone }] of SAMPLES.entries()) {
    it(`${String(index)}. ${id} in ${variable}`, () => {
      const random = createRandom(index + 1);
      const missed: string[] = [];
      let found = 0;
      let tried = 0;
      for (let round = 0; round < PER_KIND; round++) {
        const secret = make(random);
        for (const [place, write] of Object.entries(PLACES)) {
          const text = write(variable, secret);
          const start = text.indexOf(secret);
          const match = findSecrets(text).find(
            ({ range }) => range.start <= start + secret.length * 0.4 && range.end >= start + secret.length - 2,
          );
          tried++;
          if (match !== undefined) found++;
          else missed.push(place);
        }
        if (standsAlone) {
          tried++;
          const text = `printed: ${secret}\n`;
          if (findSecrets(text).length === 1) found++;
          else missed.push('alone');
        }
      }
      const counts = Object.fromEntries(
        [...new Set(missed)].map((place) => [place, missed.filter((m) => m === place).length]),
      );
      expect(found / tried, JSON.stringify(counts)).to.be.at.least(0.97);
    });
  }
});

describe('keywords of secrets', () => {
  it('one of them stands in each text with a secret, so that others need not be read', () => {
    const keywords = secretKeywords();
    for (const [index, { id, variable, make }] of SAMPLES.entries()) {
      const secret = make(createRandom(index));
      for (const write of Object.values(PLACES)) {
        const text = write(variable, secret);
        if (findSecrets(text).length > 0)
          expect(
            keywords.some((keyword) => text.includes(keyword)),
            `${id}: ${variable}`,
          ).to.equal(true);
      }
    }
  });
});
