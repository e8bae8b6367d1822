import { expect } from 'chai';
import type { Engine } from '../../../src/engine/engine';
import { createEngine } from '../../../src/engine/lint';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';
import { RULES } from '../../../src/rules/index';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { testGrammars } from '../grammars';
import { createRandom } from './random';
import { SAMPLES } from './samples';

const FACTS = { today: '2026-06-01', hasPath: () => undefined };

/** Ways to put a secret together that no single literal gives away: of its name and its two halves. */
const WAYS: Readonly<Record<string, (name: string, first: string, second: string) => readonly string[]>> = {
  'names of one cell': (name, a, b) => [`first = "${a}"\nsecond = "${b}"\n${name} = first + second\n`],
  'names of two cells': (name, a, b) => [`first = "${a}"\n`, `second = "${b}"\n`, `${name} = first + second\n`],
  'join in a call': (name, a, b) => [`client = connect(${name.toLowerCase()}="".join(["${a}", "${b}"]))\n`],
  'an f-string': (name, a, b) => [`first = "${a}"\nos.environ["${name}"] = f"{first}${b}"\n`],
  'a format': (name, a, b) => [`${name} = "%s%s" % ("${a}", "${b}")\n`],
  'format in a dictionary': (name, a, b) => [
    `settings = {"retries": n, "${name}": "{}{}".format("${a}", "${b}")}\nrun(settings)\n`,
  ],
  bytes: (name, a, b) => [`first = b"${a}"\n${name} = (first + b"${b}").decode()\n`],
};

describe('secrets that are put together', () => {
  let engine: Engine;
  before(async () => {
    engine = createEngine({
      rules: RULES.filter(({ id }) => id === 'hard-coded-secret'),
      grammars: await testGrammars(),
    });
  });

  const findIn = (sources: readonly string[]): readonly string[] => {
    const cells = sources.map((source) => ({
      cell_type: 'code',
      metadata: {},
      execution_count: 1,
      source: source.split(/(?<=\n)/),
      outputs: [],
    }));
    const text = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
    return engine
      .lint({ path: 'a.ipynb', text }, DEFAULT_SETTINGS, FACTS)
      .findings.map(({ cell, message }) => `${String(cell?.index)}: ${message}`);
  };

  for (const [way, write] of Object.entries(WAYS)) {
    it(way, function () {
      this.timeout(20_000);
      const missed: string[] = [];
      let tried = 0;
      for (const [index, { id, variable, make }] of SAMPLES.entries()) {
        const secret = make(createRandom(index + 500));
        if (/[\\"{}%]/.test(secret) || secret.length < 20) continue;
        // Some random ones look like words, and are passed over in one piece as well.
        if (!findSecrets(`${variable} = "${secret}"`).some(({ certainty }) => certainty !== 'possible')) continue;
        tried++;
        const half = Math.floor(secret.length / 2);
        const found = findIn(write(variable, secret.slice(0, half), secret.slice(half)));
        if (found.length !== 1) missed.push(`${id} ${String(found.length)}`);
      }
      expect(1 - missed.length / tried, missed.join(', ')).to.be.at.least(0.95);
    });
  }

  it('the finding stands where the parts meet, and shows none of them', () => {
    const parts = ['ghp_WatertightDummy', 'WatertightDummyWatert'];
    const [message, ...others] = findIn([`a = "${parts[0] ?? ''}"\n`, `login(token=f"{a}${parts[1] ?? ''}")\n`]);
    expect(others).to.deep.equal([]);
    expect(message).to.match(/^1: This puts together a GitHub token of parts that stand in this file\./);
    expect(message).to.not.contain('Dummy');
  });

  it('texts that are no secrets stay quiet', () => {
    const sources = [
      'run = "a1B2c3D4e5F6a7B8"\n',
      'path = f"models/{run}/weights.bin"\n',
      'name = "-".join(["bert", run])\n',
      'url = "https://data.watertight-labs.net/" + run\n',
      'print("token: " + run)\n',
      'revision = run + "9f8e7d6c5b4a"\n',
    ];
    expect(findIn(sources)).to.deep.equal([]);
  });
});
