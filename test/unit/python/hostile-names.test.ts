import { expect } from 'chai';
import { inTime } from '../in-time';
import { testGrammars } from '../grammars';
import { HOSTILE_PROGRAMS, resolveRuns } from './hostile-programs';

describe('names in Python that nobody writes', () => {
  for (const [what, text] of Object.entries(HOSTILE_PROGRAMS)) {
    it(`are resolved: thirty thousand ${what}`, async () => {
      const { python } = await testGrammars();
      const names = inTime(() => resolveRuns(text, python));
      for (const name of names) expect(name ?? '').to.be.a('string');
    }).timeout(0);
  }
});
