import { expect } from 'chai';
import { createMemories } from '../../src/server/memories';
import { testGrammars } from '../unit/grammars';
import { countTrees } from '../unit/python/count-trees';

describe('trees of open documents', () => {
  const uri = (number: number): string => `file:///work/train-${String(number)}.py`;

  it('are kept for the documents that were edited last, and freed for the others', async () => {
    const { python } = await testGrammars();
    const { grammar, live } = countTrees(python);
    const memories = createMemories(3);
    for (let number = 0; number < 10; number++) memories.of(uri(number)).python('train.py').read('x = 1\n', grammar);
    expect(live()).to.equal(3);
    // A document that is looked at again counts as the last one.
    memories.of(uri(7));
    memories.of(uri(20));
    const kept = memories.of(uri(7)).python('train.py');
    expect(kept.read('x = 1\n', grammar)).to.equal(kept.read('x = 1\n', grammar));
    expect(live()).to.equal(2);
  });

  it('are freed when a document is closed', async () => {
    const { python } = await testGrammars();
    const { grammar, live } = countTrees(python);
    const memories = createMemories();
    memories.of(uri(1)).python('a.py').read('x = 1\n', grammar);
    memories.of(uri(1)).python('b.py').read('x = 1\n', grammar);
    memories.of(uri(2)).python('c.py').read('x = 1\n', grammar);
    expect(live()).to.equal(3);
    memories.forget(uri(1));
    expect(live()).to.equal(1);
    memories.forgetAll();
    expect(live()).to.equal(0);
  });
});
