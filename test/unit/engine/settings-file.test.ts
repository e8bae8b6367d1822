import { expect } from 'chai';
import type { Host } from '../../../src/engine/host';
import { defineRule, type RegisteredRule } from '../../../src/engine/rule';
import { mergeSettings, readSettings } from '../../../src/engine/settings-file';
import { findSettings } from '../../../src/engine/settings-search';

const rule: RegisteredRule = {
  ...defineRule({
    id: 'some-hazard',
    meta: {
      summary: 'For the test',
      severity: 'warning',
      confidence: 'high',
      fix: 'none',
      since: '0.1.0',
      cwe: [],
      stages: ['data'],
    },
    messages: { found: 'Found.' },
    options: { hosts: { description: 'Hosts', default: ['a'] }, limit: { description: 'Limit', default: 1 } },
    triggers: ['x'],
    check: {},
  }),
  group: 'encryption',
};
const read = (text: string): ReturnType<typeof readSettings> => readSettings(text, [rule], '2026-06-15');

describe('.watertight.yaml', () => {
  it('is read with every kind of value', () => {
    const { settings, problems } = read(`
level: strict
select: [encryption, some-hazard]
rules:
  some-hazard:
    severity: error
    options: { hosts: [b, c], limit: 3 }
exclude: [third_party/]
maxFileSize: 1000
ignore:
  - { id: some-hazard, path: a.py, reason: old, until: 2027-01-31 }
`);
    expect(problems).to.deep.equal([]);
    expect(settings).to.deep.equal({
      level: 'strict',
      select: ['encryption', 'some-hazard'],
      rules: { 'some-hazard': { severity: 'error', options: { hosts: ['b', 'c'], limit: 3 } } },
      exclude: ['third_party/'],
      maxFileSize: 1000,
      ignore: [{ id: 'some-hazard', path: 'a.py', reason: 'old', until: '2027-01-31' }],
    });
  });

  it('reports bad values on their line, and the rest still works', () => {
    const { settings, problems } = read(
      'level: stric\nmaxFileSize: -1\nexlude: [a]\nrules:\n  some-hazrd: off\n  some-hazard: warn\nexclude: [b]\n',
    );
    expect(settings).to.deep.equal({ rules: {}, exclude: ['b'] });
    expect(problems.map(({ start }) => start.line)).to.have.members([0, 1, 2, 4, 5]);
    expect(problems.map(({ message }) => message).join(' ')).to.contain('Did you mean "exclude"?');
    expect(problems.map(({ message }) => message).join(' ')).to.contain('Did you mean "some-hazard"?');
  });

  it('reports entries of "ignore" that are past their date', () => {
    const { problems } = read('ignore:\n  - id: some-hazard\n    path: a.py\n    until: 2020-01-01\n');
    expect(problems.map(({ start, message }) => [start.line, message.includes('2020-01-01')])).to.deep.equal([
      [3, true],
    ]);
  });

  it('may be empty, broken or something else', () => {
    expect(read('').problems).to.deep.equal([]);
    expect(read('# nothing\n').problems).to.deep.equal([]);
    expect(read('- a\n').problems).to.have.length(1);
    expect(read('level: [\nexclude: [a]\n').problems.length).to.be.greaterThan(0);
  });

  it('wins over layers before it, rule by rule', () => {
    const merged = mergeSettings(
      { level: 'strict', rules: { a: { severity: 'off' }, b: { severity: 'off' } } },
      { rules: { b: { severity: 'error' } } },
    );
    expect(merged.level).to.equal('strict');
    expect(merged.rules).to.deep.equal({ a: { severity: 'off' }, b: { severity: 'error' } });
  });
});

describe('finding settings', () => {
  const hostOf = (files: Readonly<Record<string, string>>): Host => ({
    readFile: (path) => Promise.resolve(files[path] ?? ''),
    listFolder: () => Promise.resolve([]),
    stat: (path) => Promise.resolve(path in files ? { name: path, kind: 'file', size: 1 } : undefined),
    now: () => Date.UTC(2026, 5, 15),
    pause: () => Promise.resolve(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });

  it('takes the nearest file upwards, and does not merge', async () => {
    const host = hostOf({
      '/w/.watertight.yaml': 'level: strict',
      '/w/a/.watertight.yaml': 'exclude: [x]',
      '/.watertight.yaml': 'maxFileSize: 5',
    });
    expect((await findSettings(host, '/w/a/b/c.py', '/w', [rule])).settings).to.deep.equal({ exclude: ['x'] });
    expect((await findSettings(host, '/w/d.py', '/w', [rule])).settings).to.deep.equal({ level: 'strict' });
  });

  it('never looks above the root', async () => {
    const found = await findSettings(hostOf({ '/.watertight.yaml': 'level: strict' }), '/w/a.py', '/w', [rule]);
    expect(found).to.deep.equal({ settings: {}, problems: [] });
  });

  it('extends another file, and survives a circle', async () => {
    const host = hostOf({
      '/w/.watertight.yaml': 'level: strict\nexclude: [a]\nextends: a/.watertight.yaml',
      '/w/a/.watertight.yaml': 'extends: ../.watertight.yaml\nexclude: [b]',
    });
    const found = await findSettings(host, '/w/a/x.py', '/w', [rule]);
    expect(found.settings).to.deep.equal({ level: 'strict', exclude: ['b'] });
    expect(found.problems).to.have.length(1);
  });
});
