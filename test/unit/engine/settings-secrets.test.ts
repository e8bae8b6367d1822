import { expect } from 'chai';
import { readSettings } from '../../../src/engine/settings-file';
import type { SecretSettings } from '../../../src/engine/settings';

function read(text: string): { readonly secrets: SecretSettings | undefined; readonly problems: readonly string[] } {
  const { settings, problems } = readSettings(text, []);
  return {
    secrets: settings.secrets,
    problems: problems.map(({ start, message }) => `${String(start.line)}: ${message}`),
  };
}

const ENTRY = { id: 'acme-key', name: 'an Acme key', pattern: 'acme_[0-9a-f]{32}', keywords: ['acme_'] };

/** An entry with something changed; `undefined` leaves a key out. */
function pattern(changes: Readonly<Record<string, unknown>>): ReturnType<typeof read> {
  return read(JSON.stringify({ secrets: { patterns: [{ ...ENTRY, ...changes }] } }));
}

function allow(entry: Readonly<Record<string, unknown>>): ReturnType<typeof read> {
  return read(JSON.stringify({ secrets: { allow: [entry] } }));
}

describe('secrets in .watertight.yaml', () => {
  it('are read, and the variable follows from the id', () => {
    const { secrets, problems } = read(`
secrets:
  patterns:
    - id: acme-key
      name: an Acme key
      pattern: 'acme_[0-9a-f]{32}'
      keywords: [acme_]
  allow:
    - { path: docs/, reason: made up }
    - { fingerprint: 0123456789abcdef, pattern: '^acme_0', reason: revoked }
`);
    expect(problems).to.deep.equal([]);
    expect(secrets).to.deep.equal({
      patterns: [{ ...ENTRY, variable: 'ACME_KEY' }],
      allow: [
        { path: 'docs/', reason: 'made up' },
        { fingerprint: '0123456789abcdef', pattern: '^acme_0', reason: 'revoked' },
      ],
    });
  });

  const BAD_PATTERNS: Readonly<Record<string, readonly [changes: Readonly<Record<string, unknown>>, says: string]>> = {
    'an unknown key': [{ keyword: ['a'] }, 'Did you mean "keywords"?'],
    'no keyword': [{ keywords: undefined }, '"keywords" must be a list'],
    'an empty list of keywords': [{ keywords: [] }, '"keywords" must be a list'],
    'a keyword that stands everywhere': [{ keywords: ['a'] }, '3 to 64'],
    'a keyword with a quote': [{ keywords: ['acme"'] }, 'without `"`'],
    'what is no regular expression': [{ pattern: 'acme_[' }, 'no regular expression'],
    'a repetition without a bound': [{ pattern: 'acme_[a-z]+' }, 'without a bound'],
    'a match of nothing': [{ pattern: '(?:acme_x)?' }, 'empty text'],
    'repetitions in one another': [{ pattern: 'acme_(?:[a-z]{1,20}){1,20}!' }, 'very long'],
    'repetitions side by side': [{ pattern: '[a-z]{1,90}[a-z]{1,90}acme' }, 'very long'],
    'alternatives that start alike': [{ pattern: 'acme_(?:a|a){30}!' }, 'very long'],
    'switched flags': [{ pattern: '(?i:acme_[a-z]{32})' }, '"pattern" cannot be used'],
    'a name that is no name': [{ name: '[here](https://watertight-labs.net)' }, '"name" must be'],
    'an id with capitals': [{ id: 'Acme' }, '"id" must be'],
    'a variable that is none': [{ variable: 'x"] = 1' }, '"variable" must be'],
  };
  for (const [name, [changes, says]] of Object.entries(BAD_PATTERNS)) {
    it(`a pattern with ${name} is left out and reported`, () => {
      const { secrets, problems } = pattern(changes);
      expect(secrets?.patterns).to.deep.equal([]);
      expect(problems.join('\n')).to.contain(says);
    });
  }

  it('report each mistake on its own line, and the rest works', () => {
    const { secrets, problems } = read(
      'secrets:\n  patterns:\n    - id: acme-key\n      name: an Acme key\n      pattern: "a+"\n      keywords: [acme_]\n  alow: []\n  allow:\n    - path: docs/\n    - reason: none\nlevel: strict\n',
    );
    expect(secrets).to.deep.equal({ patterns: [], allow: [] });
    expect(problems.map((problem) => problem.split(':')[0])).to.have.members(['4', '6', '8', '9']);
  });

  it('refuse a second pattern of the same id', () => {
    const { secrets, problems } = read(JSON.stringify({ secrets: { patterns: [ENTRY, ENTRY] } }));
    expect(secrets?.patterns).to.have.length(1);
    expect(problems.join()).to.contain('already');
  });

  it('allow nothing where a condition is wrong: more would be silent than was meant', () => {
    for (const entry of [
      { path: 'a.py' },
      { reason: 'no condition' },
      { path: 'a.py', fingerprint: 'abc', reason: 'x' },
      { path: 'a.py', pattern: 'a*', reason: 'x' },
      { paths: 'a.py', reason: 'x' },
    ]) {
      const { secrets, problems } = allow(entry);
      expect(secrets?.allow, JSON.stringify(entry)).to.deep.equal([]);
      expect(problems, JSON.stringify(entry)).to.have.length(Object.keys(entry)[0] === 'paths' ? 2 : 1);
    }
  });

  it('may be empty', () => {
    expect(read('secrets: {}\n')).to.deep.equal({ secrets: { patterns: [], allow: [] }, problems: [] });
    expect(read('secrets:\n  patterns:\n  allow:\n').problems).to.deep.equal([]);
    expect(read('secrets: 1\n').problems).to.have.length(1);
    expect(read('secrets: { patterns: 1, allow: [1] }\n').problems).to.have.length(2);
  });
});
