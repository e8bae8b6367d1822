import { expect } from 'chai';
import { findForeignSuppressions, findSuppressionComments } from '../../../src/engine/suppression-comments';

const HASH = { markers: ['#'], allowsTrailing: true };

describe('suppression comments', () => {
  it('are read with ids, reason and end date', () => {
    const text = 'x = 1  # watertight: ignore[pickle-load, weak-hash] our own file until=2027-01-31';
    const [comment] = findSuppressionComments(text, HASH);
    expect(comment).to.include({ scope: 'line', reason: 'our own file', until: '2027-01-31', isAlone: false });
    expect(comment?.ids.map(({ id, range }) => [id, text.slice(range.start, range.end)])).to.deep.equal([
      ['pickle-load', 'pickle-load'],
      ['weak-hash', 'weak-hash'],
    ]);
  });

  it('know whether they stand alone', () => {
    expect(findSuppressionComments('   # watertight: ignore[a]\nx', HASH)[0]?.isAlone).to.equal(true);
  });

  it('have a scope', () => {
    const text = '# watertight: ignore-file[a]\n# watertight: ignore-cell[b]\n# watertight: ignored[c]';
    expect(findSuppressionComments(text, HASH).map(({ scope }) => scope)).to.deep.equal(['file', 'cell']);
  });

  it('name nothing without brackets', () => {
    expect(findSuppressionComments('# watertight: ignore because', HASH)[0]?.ids).to.deep.equal([]);
  });

  it('do not count without a comment marker in front', () => {
    expect(findSuppressionComments('print("watertight: ignore[a]")', HASH)).to.deep.equal([]);
  });

  it('do not count in a string', () => {
    expect(findSuppressionComments('s = "# watertight: ignore[a]"', HASH, (offset) => offset > 4)).to.deep.equal([]);
  });

  it('do not trail where the format has no trailing comments', () => {
    const style = { markers: ['#'], allowsTrailing: false };
    expect(findSuppressionComments('FROM x # watertight: ignore[a]', style)).to.deep.equal([]);
  });
});

describe('suppressions of other tools', () => {
  it('are read with their codes', () => {
    expect(findForeignSuppressions('a\nb  # nosec B301, B614\nc  # noqa: S301')).to.deep.equal([
      { tool: 'bandit', codes: ['B301', 'B614'], line: 1 },
      { tool: 'ruff', codes: ['S301'], line: 2 },
    ]);
  });

  it('of scanners for secrets name none, and may be about the next line', () => {
    const text = [
      'a  #pragma: allowlist secret',
      'b  // pragma: whitelist-secret',
      '# pragma: allowlist nextline secret',
      'c',
      'd  # gitleaks:allow',
      'e  # betterleaks:allow',
      '# pragma: no cover',
    ].join('\n');
    expect(findForeignSuppressions(text)).to.deep.equal(
      [0, 1, 3, 4, 5].map((line) => ({ tool: 'secrets', codes: [], line })),
    );
  });

  it('count only with codes', () => {
    expect(findForeignSuppressions('b  # nosec\nc  # noqa')).to.deep.equal([]);
  });
});
