import { expect } from 'chai';
import fc from 'fast-check';
import type { Finding } from '../../../src/core/finding';
import type { Edit, FixSafety } from '../../../src/core/fix';
import { applyEdits, fixText, planFixes } from '../../../src/engine/fix';
import type { Engine, LintResult } from '../../../src/engine/engine';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';

const NO_POSITION = { line: 0, character: 0 };

function findingWith(edits: readonly Edit[], safety: FixSafety = 'safe'): Finding {
  return {
    ruleId: 'some-hazard',
    group: 'secrets',
    practice: 'encryption',
    severity: 'warning',
    confidence: 'high',
    file: 'a.py',
    message: '',
    related: [],
    fingerprint: '0',
    range: edits[0]?.range ?? { start: 0, end: 0 },
    start: NO_POSITION,
    end: NO_POSITION,
    fix: { title: 'Mend', safety, edits },
  };
}

const edit = (start: number, end: number, text: string): Edit => ({ range: { start, end }, text });

describe('planning fixes', () => {
  it('makes an edit that two fixes share once', () => {
    const shared = edit(0, 0, 'import os\n');
    const plan = planFixes([findingWith([shared, edit(4, 5, 'x')]), findingWith([shared, edit(8, 9, 'y')])], {
      unsafe: false,
    });
    expect(plan.edits).to.deep.equal([shared, edit(4, 5, 'x'), edit(8, 9, 'y')]);
    expect(plan.applied).to.have.length(2);
  });

  it('refuses a fix as a whole where one of its edits overlaps', () => {
    const plan = planFixes([findingWith([edit(4, 8, 'x')]), findingWith([edit(0, 1, 'y'), edit(6, 9, 'z')])], {
      unsafe: false,
    });
    expect(plan.edits).to.deep.equal([edit(4, 8, 'x')]);
    expect(plan.refused).to.have.length(1);
  });

  it('refuses edits that merely touch, as their order would matter', () => {
    const plan = planFixes([findingWith([edit(4, 8, 'x')]), findingWith([edit(8, 8, 'y')])], { unsafe: false });
    expect(plan.refused).to.have.length(1);
  });

  it('takes unsafe fixes only when asked to', () => {
    const unsafe = findingWith([edit(0, 1, 'x')], 'unsafe');
    expect(planFixes([unsafe], { unsafe: false }).edits).to.deep.equal([]);
    expect(planFixes([unsafe], { unsafe: true }).edits).to.have.length(1);
  });

  it('never lets two edits share a character, whatever the fixes', () => {
    const anyEdit = fc.tuple(fc.nat(30), fc.nat(6), fc.string({ maxLength: 3 })).map(([s, l, t]) => edit(s, s + l, t));
    const anyFix = fc.array(anyEdit, { minLength: 1, maxLength: 3 }).map((edits) => findingWith(edits));
    fc.assert(
      fc.property(fc.array(anyFix, { maxLength: 12 }), (findings) => {
        const { edits } = planFixes(findings, { unsafe: false });
        edits.slice(1).forEach((next, index) => {
          expect(next.range.start).to.be.greaterThan(edits[index]?.range.end ?? Infinity);
        });
      }),
    );
  });
});

describe('applying edits', () => {
  it('replaces, inserts and deletes in any order', () => {
    expect(applyEdits('abcdef', [edit(4, 5, ''), edit(0, 1, 'A'), edit(3, 3, '-')])).to.equal('Abc-df');
  });
});

describe('fixing to a fixpoint', () => {
  const facts = { hasPath: () => undefined, today: '2026-01-01' };
  function engineOf(lint: (text: string) => readonly Finding[]): Engine {
    const result = (findings: readonly Finding[]): LintResult => ({ findings, suppressed: [], crashes: [] });
    return {
      rules: [],
      open: () => {
        throw new Error('not needed');
      },
      lint: (input) => result(lint(input.text ?? '')),
    };
  }

  it('goes on while fixes uncover more', () => {
    const engine = engineOf((text) => (text.length < 4 ? [findingWith([edit(text.length, text.length, 'x')])] : []));
    const outcome = fixText(engine, { path: 'a.py', text: '' }, DEFAULT_SETTINGS, facts, { unsafe: false });
    expect(outcome).to.include({ text: 'xxxx', applied: 4 });
  });

  it('stops where two fixes undo each other', () => {
    const engine = engineOf((text) => [findingWith([edit(0, 1, text === 'a' ? 'b' : 'a')])]);
    const outcome = fixText(engine, { path: 'a.py', text: 'a' }, DEFAULT_SETTINGS, facts, { unsafe: false });
    expect(outcome.rounds).to.be.lessThan(10);
  });

  it('ends in a bounded number of rounds where a fix never ends its finding', () => {
    const engine = engineOf((text) => [findingWith([edit(text.length, text.length, 'x')])]);
    const outcome = fixText(engine, { path: 'a.py', text: '' }, DEFAULT_SETTINGS, facts, { unsafe: false });
    expect(outcome.text).to.have.length(10);
  });
});
