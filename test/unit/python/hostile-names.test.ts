import { expect } from 'chai';
import { parsePython } from '../../../src/lang/python/document';
import { testGrammars } from '../grammars';

const SIZE = 10_000;
const numbers = Array.from({ length: SIZE }, (_, index) => index);
const chain = (line: (index: number) => string): string => `import a\n${numbers.map(line).join('\n')}\n`;

/** Programs in which each name leads to the next one, and one in which none does, of about the same size. */
const HOSTILE: Readonly<Record<string, string>> = {
  functions: chain((n) => `def f${String(n)}(): return f${String(n + 1)}().run()`),
  'functions in a ring': chain((n) => `def f${String(n)}(): return f${String((n + 1) % SIZE)}().run()`),
  classes: chain((n) => `class C${String(n)}(C${String(n + 1)}):\n  def f(self): self.run()`),
  'heirs of one class': `import a\nclass C(a.B): pass\n${chain((n) => `class D${String(n)}(C):\n  def f(self): self.run()`)}`,
  properties: `class C:\n${chain((n) => `  @property\n  def p${String(n)}(self): return self.p${String(n + 1)}.run()`).replace('import a\n', '')}`,
  decorators: chain((n) => `@f${String(n + 1)}().run\ndef f${String(n)}(): return a.run()`),
  'bases that are made': chain(
    (n) => `def f${String(n)}(): return C${String(n)}().run()\nclass C${String(n)}(f${String(n + 1)}().B): pass`,
  ),
  'returns of one function': `import a\ndef f():\n${numbers.map(() => '  if x: return a.B().run()').join('\n')}\nf().run()\n`,
  'star imports': `${numbers.map((n) => `from m${String(n)} import *`).join('\n')}\n${numbers.map((n) => `run${String(n)}.run()`).join('\n')}\n`,
  'attributes set by name': `${numbers.map(() => 'setattr(x, "run", 1)').join('\n')}\nx.run()\n`,
};
const PLAIN = chain((n) => `def f${String(n)}(): return a.B${String(n)}().run()`);

describe('names in Python that nobody writes', () => {
  async function seconds(text: string): Promise<number> {
    const { python } = await testGrammars();
    const started = performance.now();
    const calls = parsePython(text, python).callsNamed('run');
    for (const call of calls) {
      expect(call.name ?? '').to.be.a('string');
      call.receiver?.originCall();
    }
    return (performance.now() - started) / 1000 / text.length;
  }

  for (const [what, text] of Object.entries(HOSTILE)) {
    it(`are resolved in about the time of others: ten thousand ${what}`, async () => {
      const plain = await seconds(PLAIN);
      expect((await seconds(text)) / plain).to.be.lessThan(10);
    }).timeout(60_000);
  }
});
