import { expect } from 'chai';
import { enclosingConditions } from '../../../src/rules/shared/enclosing-conditions';

/** The conditions around `HERE`. */
function around(...lines: readonly string[]): readonly string[] {
  const text = lines.join('\n');
  return enclosingConditions(text, text.indexOf('HERE')).map((condition) => condition.replace(/:.*$/, ''));
}

describe('enclosing conditions', () => {
  it('are those of the ifs around a statement, from the innermost on', () => {
    expect(around('if a:', '    x = 1', '    if b:', '        HERE')).to.deep.equal([' b', ' a']);
  });

  it('leave out what only stands in front', () => {
    expect(around('if a:', '    x = 1', 'HERE')).to.deep.equal([]);
  });

  it('reach through loops and calls over several lines, and end at the function', () => {
    expect(
      around('if a:', '  def f():', '    if b:', '      for x in y:', '        get(', '          HERE'),
    ).to.deep.equal([' b']);
  });

  it('are those of the other branches in an else', () => {
    expect(around('if a:', '    x = 1', 'elif b:', '    y = 2', 'else:', '    HERE')).to.deep.equal([' b', ' a']);
  });

  it('are those of the branch itself in an elif', () => {
    expect(around('if a:', '    x = 1', 'elif b:', '    HERE')).to.deep.equal([' b']);
  });

  it('are not mistaken in the else of a loop or a try', () => {
    expect(around('if a:', '    x = 1', 'try:', '    y = 2', 'except E:', '    z', 'else:', '    HERE')).to.deep.equal(
      [],
    );
  });

  it('are found on the line itself, behind blank lines and comments', () => {
    expect(around('if a: HERE')).to.deep.equal([' a']);
    expect(around('if a:', '', '# note', '    HERE')).to.deep.equal([' a']);
    expect(around('\nHERE')).to.deep.equal([]);
    expect(around('HERE')).to.deep.equal([]);
  });
});
