import { expect } from 'chai';
import fc from 'fast-check';
import { findPersonalValues, isCard, isIban } from '../../../src/rules/shared/pii/values';

const kindsIn = (text: string): readonly string[] =>
  findPersonalValues(text).map(({ kind, isSample }) => (isSample ? `${kind} sample` : kind));

/** Appends the digit that makes a number pass Luhn. */
function withCheckDigit(digits: string): string {
  return (
    Array.from('0123456789')
      .map((digit) => digits + digit)
      .find(isCard) ?? digits
  );
}

describe('values of personal data', () => {
  it('are e-mail addresses of somebody', () => {
    expect(kindsIn('ana.silva@telecom-cliente.pt')).to.deep.equal(['email']);
    for (const text of [
      ...['ana@example.com', 'noreply@github.com', 'icon@2x.png', 'user@localhost', 'bot@users.noreply.github.com'],
      ...['support@acme.io', 'email1@test.com', 'a@b.com', 'a@b', 'git@github.com:org/repo', 'x@y.notatld'],
    ])
      expect(kindsIn(text), text).to.deep.equal([]);
  });

  it('are social security numbers that may be given out', () => {
    expect(kindsIn('SSN 536-22-8147')).to.deep.equal(['national-id']);
    for (const text of ['000-12-3456', '666-12-3456', '900-12-3456', '536-00-8147', '536-22-0000', '123-45-6789'])
      expect(kindsIn(text), text).to.deep.equal(['national-id sample']);
    expect(kindsIn('1536-22-8147')).to.deep.equal([]);
  });

  it('are card numbers with an issuer and a check digit', () => {
    const card = withCheckDigit('453201511283036');
    expect(kindsIn(card)).to.deep.equal(['bank']);
    expect(kindsIn(card.replace(/(\d{4})(?=\d)/g, '$1 '))).to.deep.equal(['bank']);
    expect(kindsIn('4242 4242 4242 4242')).to.deep.equal(['bank sample']);
    for (const text of ['1234567812345670', '4532015112830360', `0.${card}`]) {
      expect(kindsIn(text), text).to.deep.equal([]);
    }
  });

  it('are account numbers whose rest is 1', () => {
    expect(isIban('DE89370400440532013000')).to.equal(true);
    expect(isIban('DE88370400440532013000')).to.equal(false);
    expect(kindsIn('GB82 WEST 1234 5698 7654 32')).to.deep.equal(['bank']);
  });

  it('are phone numbers only in a shape that nothing else has', () => {
    expect(kindsIn('(415) 861-2290')).to.deep.equal(['phone']);
    expect(kindsIn('+49 30 901 820')).to.deep.equal(['phone']);
    for (const text of ['4158612290', '2024-01-12', '(415) 555-0123', '0.123-456-7890', '1.415.861.2290']) {
      expect(kindsIn(text), text).to.deep.equal([]);
    }
  });

  it('lie where they are said to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (around) => {
        const text = `${around} ana.silva@telecom-cliente.pt ${around}`;
        const found = findPersonalValues(text).map(({ range }) => text.slice(range.start, range.end));
        expect(found).to.include('ana.silva@telecom-cliente.pt');
      }),
      { numRuns: 40 },
    );
  });

  it('take a time that grows with the text only', () => {
    for (const unit of ['a', '1', '1-', 'A1', '+1 ', 'a@', 'a.', '4 ']) {
      expect(findPersonalValues(unit.repeat(50_000)), unit).to.deep.equal([]);
    }
  });
});
