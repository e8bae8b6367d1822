import { expect } from 'chai';
import fc from 'fast-check';
import {
  addDays,
  clearAttestation,
  readAttestations,
  writeAttestation,
} from '../../../src/checklist/records/attestations';
import { readHistory, recordProgress } from '../../../src/checklist/records/history';
import { readOwnItems } from '../../../src/checklist/records/own-items';
import { readProfile, writeProfile } from '../../../src/checklist/records/profile-file';
import { evaluateChecklist } from '../../../src/checklist/evaluate';
import { ITEMS } from '../../../src/checklist/items';

const IDS = ITEMS.map(({ id }) => id);
const TODAY = '2026-11-26';

describe('attestations', () => {
  const said = { id: 'ACC-O1', state: 'attested', by: 'Ada', note: 'Security keys for all.' } as const;

  it('are written for 180 days where nothing else is said', () => {
    const text = writeAttestation(undefined, said, { today: TODAY });
    expect(readAttestations(text, IDS)).to.deep.equal({
      attestations: [{ ...said, date: TODAY, expires: '2027-05-25' }],
      problems: [],
    });
  });

  it('keep comments and other entries when one of them changes', () => {
    const text = [
      '# Reviewed each quarter.',
      ...[
        '- id: CIC-M2',
        '  state: attested',
        '  by: Bo',
        '  date: 2026-01-01',
        '  note: Rules of the branch. # see wiki',
      ],
      '# Access',
      ...['- id: ACC-O1', '  state: attested', '  by: Bo', '  date: 2026-01-01', '  note: Old.', ''],
    ].join('\n');
    const changed = writeAttestation(text, said, { today: TODAY, lifetime: 90 });
    expect(changed).to.contain('# Reviewed each quarter.\n').and.to.contain('# see wiki\n# Access\n- id: ACC-O1\n');
    expect(changed).to.contain('by: Ada').and.not.to.contain('Old.');
    expect(readAttestations(changed, IDS).attestations.map(({ id }) => id)).to.deep.equal(['CIC-M2', 'ACC-O1']);
    expect(clearAttestation(changed, 'ACC-O1')).to.equal(text.slice(0, text.indexOf('- id: ACC-O1')));
  });

  it('read again what was written, whatever people type', () => {
    const word = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(word, word, fc.array(word, { maxLength: 3 }), (by, note, evidence) => {
        const text = writeAttestation('# Ours\n', { ...said, by, note, evidence }, { today: TODAY });
        const { attestations, problems } = readAttestations(text, IDS);
        expect(problems).to.deep.equal([]);
        expect(attestations[0]).to.include({ by, note });
        expect(attestations[0]?.evidence ?? []).to.deep.equal(evidence);
      }),
    );
  });

  it('name mistakes on their lines, and keep the rest', () => {
    const text = [
      '- id: ACC-01',
      ...['  state: attested', '  by: Bo', '  date: 2026-13-01', '  note: x', '  untill: 2027-01-01'],
      ...['- id: CIC-M2', '  state: attested', '  by: Bo', '  date: 2026-01-01', '  note: x', ''],
    ].join('\n');
    const { attestations, problems } = readAttestations(text, IDS);
    expect(attestations.map(({ id }) => id)).to.deep.equal(['CIC-M2']);
    expect(problems.map(({ line }) => line).sort()).to.deep.equal([1, 4, 6]);
  });

  it('never make reading fail', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        readAttestations(text, IDS);
        readProfile(text);
        readOwnItems(text, { ruleIds: [], itemIds: IDS });
        readHistory(text);
      }),
    );
  });

  it('count days over months and leap years', () => {
    expect(addDays('2028-02-28', 1)).to.equal('2028-02-29');
    expect(addDays('2026-12-31', 1)).to.equal('2027-01-01');
  });
});

describe('the profile', () => {
  it('changes answers where they stand and keeps comments', () => {
    const text = '# Ours\nservesModel: yes # not a boolean\nmodality: text\n';
    expect(readProfile(text).problems).to.deep.equal([{ line: 2, text: '"servesModel" must be true or false.' }]);
    const changed = writeProfile(text, { servesModel: true, cloud: 'aws' });
    expect(changed).to.equal('# Ours\nservesModel: true # not a boolean\nmodality: text\ncloud: aws\n');
    expect(readProfile(changed)).to.deep.equal({
      profile: { servesModel: true, modality: 'text', cloud: 'aws' },
      problems: [],
    });
  });

  it('is begun where there is none', () => {
    expect(readProfile(writeProfile(undefined, { highRisk: false })).profile).to.deep.equal({ highRisk: false });
  });
});

describe('items that a team adds', () => {
  const read = (...lines: readonly string[]): ReturnType<typeof readOwnItems> =>
    readOwnItems(['items:', ...lines].join('\n'), { ruleIds: ['debug-server'], itemIds: IDS });
  const ITEM = ['- id: ORG-1', '  title: Threats are known', '  practice: audit', '  stage: development'];

  it('are judged beside those of the catalogue', () => {
    const own = read(...ITEM, '  met:', "  - {label: it is there, files: ['docs/threat*.md']}");
    expect(own.problems).to.deep.equal([]);
    const stateWith = (paths: readonly string[]): string | undefined =>
      evaluateChecklist({ facts: [], findings: [], paths, ownItems: own.items }).items.find(({ id }) => id === 'ORG-1')
        ?.state;
    expect(stateWith([])).to.equal('unmet');
    expect(stateWith(['docs/threats.md'])).to.equal('met');
  });

  it('name unknown keys, facts, rules and ids on their lines', () => {
    const { items, problems } = read(
      ...['- id: ENC-D1', '  title: x', '  practice: audits', '  stage: development', '  wait: 5'],
      ...['  met:', '  - {label: x, anyOf: [explanations]}', '  blockedBy: [debug-servers]'],
    );
    expect(items).to.deep.equal([]);
    expect(problems.map(({ line, text }) => `${String(line)} ${text.split('.')[0] ?? ''}`)).to.include.members([
      '4 "practice" must be one of: encryption, access-control, audit, adversarial-testing, explainability, ci-cd, versioning',
      '6 There is no key called "wait"',
      '8 "explanations" is not known here',
      '9 "debug-servers" is not known here',
    ]);
  });

  it('must say what they ask for, once', () => {
    const both = read(...ITEM, '  met:', '  - {label: x, files: [a], anyOf: [seed]}');
    expect(both.problems.map(({ text }) => text)).to.include('Say one of "anyOf", "files" and "noFindings".');
    expect(read(...ITEM).problems.map(({ text }) => text)).to.include('"met" must say what is asked for.');
  });
});

describe('the history', () => {
  const report = evaluateChecklist({ facts: [], findings: [] });

  it('keeps one record for each day, in order', () => {
    const first = recordProgress(undefined, report, '2026-11-25');
    const second = recordProgress(recordProgress(first, report, TODAY), report, TODAY);
    expect(readHistory(second).map(({ date }) => date)).to.deep.equal(['2026-11-25', TODAY]);
    expect(readHistory(second)[1]?.practices).to.have.property('encryption');
  });

  it('passes over what merges leave behind', () => {
    expect(readHistory('<<<<<<< HEAD\n{"date":"2026-01-02","score":40}\n=======\n{}\n')).to.deep.equal([
      { date: '2026-01-02', score: 40, practices: {} },
    ]);
  });
});
