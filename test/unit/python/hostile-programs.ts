import type { PythonGrammar } from '../../../src/lang/python/grammar';
import { parsePython } from '../../../src/lang/python/document';

/** So many that what goes through all of them for each does not end in the time that a test has. */
const SIZE = 30_000;
const numbers = Array.from({ length: SIZE }, (_, index) => index);
const chain = (line: (index: number) => string): string => `import a\n${numbers.map(line).join('\n')}\n`;

/** Programs in which each name leads to the next one. */
export const HOSTILE_PROGRAMS: Readonly<Record<string, string>> = {
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

/** One in which no name leads to another, of about the same size. */
export const PLAIN_PROGRAM = chain((n) => `def f${String(n)}(): return a.B${String(n)}().run()`);

/** What each call of `run` is, and what it is called on. */
export function resolveRuns(text: string, python: PythonGrammar): readonly (string | undefined)[] {
  return parsePython(text, python)
    .callsNamed('run')
    .map((call) => {
      call.receiver?.originCall();
      return call.name;
    });
}
