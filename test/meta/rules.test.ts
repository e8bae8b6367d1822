import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/process.mjs';
import type { Finding } from '../../src/core/finding';
import { createEngine } from '../../src/engine/lint';
import { GROUPS, type LooseReport, type RegisteredRule } from '../../src/engine/rule';
import { DEFAULT_SETTINGS } from '../../src/engine/settings';
import type { Grammars } from '../../src/lang/grammars';
import { createPinFinder } from '../../src/pins/find-pins';
import { RULES } from '../../src/rules/index';
import { factsOf, FIXTURES, loadFixtures } from '../rules/fixtures';
import { testGrammars } from '../unit/grammars';
import { examplesOf, sectionsOf } from './docs';

const SECTIONS = [
  'What it finds',
  'Why it matters',
  'Example',
  'How to fix',
  'Fix safety',
  'When not to use it',
  'References',
];

/** A rule that tells which of its messages it used. */
function watched(rule: RegisteredRule, used: Set<string>): RegisteredRule {
  const checks = Object.entries(rule.check).map(([key, check]) => [
    key,
    (subject: never, report: (input: LooseReport) => void, context: never) => {
      const reportWatched = (input: LooseReport): void => {
        used.add(`${rule.id}: ${input.message}`);
        report(input);
      };
      (check as (...args: unknown[]) => void)(subject, reportWatched, context);
    },
  ]);
  return { ...rule, check: Object.fromEntries(checks) as RegisteredRule['check'] };
}

describe('rules', () => {
  let grammars: Grammars;
  const usedMessages = new Set<string>();
  const findings: Finding[] = [];

  before(async () => {
    grammars = await testGrammars();
    const watchedRules = RULES.map((rule) => watched(rule, usedMessages));
    const engine = createEngine({ rules: watchedRules, grammars, findPins: createPinFinder() });
    const settings = { ...DEFAULT_SETTINGS, level: 'strict' as const };
    for (const fixture of loadFixtures()) {
      const facts = factsOf(fixture);
      for (const { path, input } of fixture.files)
        findings.push(...engine.lint({ path, text: input }, settings, facts).findings);
    }
  });

  it('have ids that no other rule has', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).to.equal(RULES.length);
  });

  it('are all that is documented, and all that has fixtures', () => {
    const ids = RULES.map(({ id }) => id);
    const pages = readdirSync(join(ROOT, 'docs/rules')).filter((name) => name !== 'README.md');
    expect(pages.sort()).to.deep.equal(ids.map((id) => `${id}.md`));
    const folders = GROUPS.flatMap((group) =>
      existsSync(join(FIXTURES, group)) ? readdirSync(join(FIXTURES, group)).map((id) => `${group}/${id}`) : [],
    );
    expect(folders.sort()).to.deep.equal(RULES.map(({ id, group }) => `${group}/${id}`).sort());
  });

  for (const rule of RULES) {
    describe(rule.id, () => {
      it('is named after a hazard, in two to four words', () => {
        expect(rule.id)
          .to.match(/^[a-z0-9]+(-[a-z0-9]+){1,3}$/)
          .and.not.match(/^(no|use|avoid|prefer)-/);
      });

      it('says in its summary what is wrong, without a final stop', () => {
        expect(rule.meta.summary).to.match(/^[A-Z`].*[^.]$/s);
      });

      it('has a bad and an ok fixture', () => {
        const own = loadFixtures().filter(({ ruleId }) => ruleId === rule.id);
        expect(own.some(({ isBad }) => isBad)).to.equal(true);
        expect(own.some(({ isBad }) => !isBad)).to.equal(true);
      });

      it('uses each of its messages in a fixture', () => {
        const unused = Object.keys(rule.messages).filter((key) => !usedMessages.has(`${rule.id}: ${key}`));
        expect(unused).to.deep.equal([]);
      });

      it('offers the fixes that its metadata promises, the weakest included', () => {
        const own = findings.filter(({ ruleId }) => ruleId === rule.id);
        const safeties = new Set(own.flatMap(({ fix }) => (fix === undefined ? [] : [fix.safety])));
        if (rule.meta.fix === 'none') expect([...safeties]).to.deep.equal([]);
        else expect([...safeties]).to.include(rule.meta.fix);
        if (rule.meta.fix === 'safe') expect([...safeties]).to.deep.equal(['safe']);
      });

      it('never reports more than its metadata says', () => {
        const order = ['error', 'warning', 'info'];
        const own = findings.filter(({ ruleId }) => ruleId === rule.id);
        const strongest = Math.min(...own.map(({ severity }) => order.indexOf(severity)));
        expect(strongest).to.equal(order.indexOf(rule.meta.severity));
      });

      it('has a page with all sections in order, and nothing left to do', () => {
        const text = readFileSync(join(ROOT, 'docs/rules', `${rule.id}.md`), 'utf8');
        expect(sectionsOf(text)).to.deep.equal(SECTIONS);
        expect(text).not.to.match(/\bTODO\b/);
      });

      it('does on the examples of its page what the page says', () => {
        const engine = createEngine({ rules: RULES, grammars });
        const examples = examplesOf(readFileSync(join(ROOT, 'docs/rules', `${rule.id}.md`), 'utf8'));
        expect(examples.map(({ isBad }) => isBad)).to.include.members([true, false]);
        for (const { path, text, isBad } of examples) {
          // A file of a page stands alone, and git keeps it.
          const facts = { today: '2026-06-01', hasPath: () => false, isTracked: () => true };
          const { findings: found } = engine.lint({ path, text }, { ...DEFAULT_SETTINGS, level: 'strict' }, facts);
          const ids = found.map(({ ruleId }) => ruleId);
          if (isBad) expect(ids, text).to.include(rule.id);
          else expect(ids, text).to.deep.equal([]);
        }
      });
    });
  }
});
