import { expect } from 'chai';
import fc from 'fast-check';
import { shownValues } from '../../../src/rules/shared/shown-values';

function names(text: string): readonly string[] {
  return shownValues(text).map(({ name }) => name);
}

describe('shown values', () => {
  it('are names, attributes and entries that stand for themselves', () => {
    expect(names('password')).to.deep.equal(['password']);
    expect(names('self.config["api_key"]')).to.deep.equal(['api_key']);
    expect(names('"with " + settings.token')).to.deep.equal(['token']);
  });

  it('are those in the holes of an f-string, and not its text', () => {
    expect(names('f"password {user.name} {{token}} {api_key!r}"')).to.deep.equal(['name', 'api_key']);
  });

  it('are what a getter is asked for, and what is taken of an unknown result', () => {
    expect(names('os.getenv("API_KEY")')).to.deep.equal(['API_KEY']);
    expect(names('ask().json()["access_token"]')).to.deep.equal(['access_token']);
  });

  it('are not what is measured, cut, compared or given to other functions', () => {
    expect(names('len(token)')).to.deep.equal([]);
    expect(names('token[:4]')).to.deep.equal([]);
    expect(names('token is not None')).to.deep.equal([]);
    expect(names('mask(token)')).to.deep.equal([]);
    expect(names('"set" if token else "not set"')).to.deep.equal([]);
  });

  it('lie inside of the text, whatever that is', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'f', '.', '[', ']', '(', ')', '{', '}', '"', "'", ':', '=', '#', '\n', ' ', '\\'),
        }),
        (text) => {
          for (const { range } of shownValues(text)) {
            expect(range.start).to.be.at.least(0).and.at.most(range.end);
            expect(range.end).to.be.at.most(text.length);
          }
        },
      ),
    );
  });
});
