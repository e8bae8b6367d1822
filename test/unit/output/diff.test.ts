import { expect } from 'chai';
import { formatDiff } from '../../../src/output/diff';

describe('the diff of fixes', () => {
  const diff = (file: string): string => formatDiff(file, 'a = 1\n', 'a = 2\n', { hasColour: false });

  it('is one that `patch -p1` applies', () => {
    expect(diff('src/train.py').split('\n').slice(0, 5)).to.deep.equal([
      '--- a/src/train.py',
      '+++ b/src/train.py',
      '@@ -1,1 +1,1 @@',
      '-a = 1',
      '+a = 2',
    ]);
  });

  it('names a file outside of the folder with one slash', () => {
    expect(diff('/tmp/train.py')).to.match(/^--- a\/tmp\/train\.py\n\+\+\+ b\/tmp\/train\.py\n/);
  });
});
