import { expect } from 'chai';
import { parsePython } from '../../../src/lang/python/document';
import { testGrammars } from '../grammars';

describe('Python that nobody writes', () => {
  const deep = ['('.repeat(20_000), '1{('.repeat(10_000), '['.repeat(5_000) + ']'.repeat(5_000)];
  const broken = ['not ,\n'.repeat(5_000), 'and in -'.repeat(4_000)];

  for (const text of [...deep, ...broken]) {
    it(`is given up in time, and the next file is read: ${JSON.stringify(text.slice(0, 8))}`, async () => {
      const { python } = await testGrammars();
      expect(parsePython(text, python).problems).to.have.length(1);
      const next = parsePython('import torch\ntorch.load("a.pt")\n', python);
      expect(next.problems).to.deep.equal([]);
      expect(next.calls('torch.load')).to.have.length(1);
    });
  }

  it('is read where it is only long: five thousand brackets side by side', async () => {
    const { python } = await testGrammars();
    expect(parsePython(`x = [${'(1, [2]), '.repeat(5_000)}]\n`, python).problems).to.deep.equal([]);
  });
});
