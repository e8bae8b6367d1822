import { expect } from 'chai';
import * as fc from 'fast-check';
import { createPythonMemory, readText, type TextReading } from '../../../src/lang/python/reading';
import { testGrammars } from '../grammars';
import { countTrees } from './count-trees';

const PIECES = [
  ...['\n', '(', ')', '[', '"', '"""', '#', ' ', '\n    ', ':', '\\\n', ',', '\r\n', '\t', '😀', '{', "f'{a}'"],
  ...['x = 1\n', 'def f(a, *b):\n', 'if x:\n    pass\n', 'import torch\n', 'lambda q: q', 'torch.load("a.pt")\n'],
];
const START =
  'import torch\n\ndef load(path):\n    model = torch.load(path)\n    return [m for m in model]\n\n\nload("a")\n';

const edit = fc.record({ at: fc.nat(400), removed: fc.nat(9), piece: fc.constantFrom('', ...PIECES) });

function rowsOf({ syntax, problems }: TextReading): unknown {
  const rows = Array.from({ length: syntax.count }, (_, node) => [
    syntax.kind(node),
    syntax.start(node),
    syntax.end(node),
    syntax.parent(node),
  ]);
  return { rows, problems };
}

describe('a text that is being edited', () => {
  it('reads as it does from the start, whatever is typed, cut and pasted', async () => {
    const { python } = await testGrammars();
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const memory = createPythonMemory();
        let text = START;
        memory.read(text, python);
        for (const { at, removed, piece } of edits) {
          text = text.slice(0, at) + piece + text.slice(at + removed);
          expect(rowsOf(memory.read(text, python))).to.deep.equal(rowsOf(readText(text, python)));
        }
        memory.dispose();
      }),
      { numRuns: 300 },
    );
  });

  it('keeps one tree, and none when it is closed', async () => {
    const { python } = await testGrammars();
    const { grammar, live } = countTrees(python);
    const memory = createPythonMemory();
    for (let edits = 0; edits < 50; edits++) {
      memory.read(`${START}${'x = 1\n'.repeat(edits)}`, grammar);
      expect(live()).to.equal(1);
    }
    memory.dispose();
    expect(live()).to.equal(0);
    memory.read(START, grammar);
    memory.read('['.repeat(2000), grammar);
    expect(live(), 'what is not readable').to.equal(0);
  });

  it('is not parsed again while it stays the same', async () => {
    const { python } = await testGrammars();
    const memory = createPythonMemory();
    expect(memory.read(START, python)).to.equal(memory.read(START, python));
    memory.dispose();
  });

  it('leaves no tree behind that is read once', async () => {
    const { python } = await testGrammars();
    const { grammar, live } = countTrees(python);
    readText(START, grammar);
    readText('def (', grammar);
    expect(live()).to.equal(0);
  });
});
