import { expect } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { ROOT } from '../../../scripts/process.mjs';
import { ITEMS } from '../../../src/checklist/items';
import { SCAFFOLDS } from '../../../src/scaffold/registry';

const PAGE = join(ROOT, 'docs/scaffolds.md');
const [START, END] = ['<!-- scaffolds:start -->', '<!-- scaffolds:end -->'];

/** The page as it should be. `UPDATE=1` writes it. */
async function expectedPage(page: string): Promise<string> {
  const rows = SCAFFOLDS.map(({ id, summary, items }) => `| \`${id}\` | ${summary} | ${items.join(', ')} |`);
  const table = ['| scaffold | what it does | evidence for |', '| --- | --- | --- |', ...rows].join('\n');
  const [before = '', rest = ''] = page.split(START);
  return format(`${before}${START}\n\n${table}\n\n${END}${rest.split(END)[1] ?? ''}`, {
    parser: 'markdown',
    printWidth: 120,
    singleQuote: true,
  });
}

describe('the page of scaffolds', () => {
  it('lists them all, with the items of the checklist that they serve', async () => {
    const page = readFileSync(PAGE, 'utf8');
    const expected = await expectedPage(page);
    if (process.env['UPDATE'] === '1') writeFileSync(PAGE, expected);
    else expect(page).to.equal(expected);
  });

  it('names items that exist', () => {
    const known = new Set(ITEMS.map(({ id }) => id));
    expect(SCAFFOLDS.flatMap(({ items }) => items).filter((id) => !known.has(id))).to.deep.equal([]);
  });
});
