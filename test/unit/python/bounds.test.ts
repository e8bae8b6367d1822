import { expect } from 'chai';
import { parsePython } from '../../../src/lang/python/document';
import { testGrammars } from '../grammars';

describe('Python that nobody writes', () => {
  const deep = ['('.repeat(20_000), '1{('.repeat(10_000), '['.repeat(5_000) + ']'.repeat(5_000)];
  const broken = ['not ,\n'.repeat(5_000), 'and in -'.repeat(2_000)];

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

  const repeated = (statement: string): string => `${statement}\nuse(a)\n`.repeat(2_000);
  const asked: readonly (readonly [string, string])[] = [
    ['choices upon choices', repeated('a = a + ("b" if x else "c")')],
    ['one function again and again', 'def f(a="b"):\n    use(a)\nf("c")\n'.repeat(2_000)],
    ['text that is made fit again and again', `a = "${'x'.repeat(9_000)}"\n${repeated('a = a.lower()')}`],
    [
      'one option again and again',
      `args = p.parse_args()\n${repeated('p.add_argument("--a", default="b")\na = args.a')}`,
    ],
    ['a long list of choices', `a = [${'("a" if x else "b"), '.repeat(2_000)}]\n${'use(a)\n'.repeat(2_000)}`],
  ];
  for (const [what, text] of asked) {
    it(`has its values told in time: ${what}`, async () => {
      const { python } = await testGrammars();
      const calls = parsePython(text, python).callsNamed('use');
      expect(calls).to.have.length(2_000);
      for (const { arguments: given } of calls) {
        given[0]?.value.defaultValue();
        expect(given[0]?.value.possibleValues().values.length).to.be.at.most(8);
      }
    });
  }
});
