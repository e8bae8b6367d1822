import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/process.mjs';
import { ITEMS } from '../../src/checklist/items';
import { SCAFFOLDS as OFFERED } from '../../src/checklist/items/actions';
import { PRACTICES, STAGES } from '../../src/core/finding';
import { RULES } from '../../src/rules/index';
import { SCAFFOLDS } from '../../src/scaffold/registry';

describe('the checklist', () => {
  it('has an item for each practice and each stage', () => {
    expect(PRACTICES.filter((practice) => !ITEMS.some((item) => item.practice === practice))).to.deep.equal([]);
    expect(STAGES.filter((stage) => !ITEMS.some((item) => item.stage === stage))).to.deep.equal([]);
  });

  it('is judged by rules that exist', () => {
    const known = new Set(RULES.map(({ id }) => id));
    const named = ITEMS.flatMap((item) => [
      ...(item.blockedBy ?? []),
      ...item.requirements.flatMap((requirement) => ('noFindings' in requirement ? requirement.noFindings : [])),
    ]);
    expect(named.filter((id) => !known.has(id))).to.deep.equal([]);
  });

  it('offers scaffolds that exist, and all of them', () => {
    expect(Object.keys(OFFERED).sort()).to.deep.equal(SCAFFOLDS.map(({ id }) => id).sort());
  });

  it('offers a scaffold for each item that the scaffold says it serves', () => {
    const offered = (id: string): readonly string[] =>
      ITEMS.find((item) => item.id === id)?.actions.map(({ action }) => action.id) ?? [];
    const missing = SCAFFOLDS.flatMap(({ id, items }) =>
      items.filter((item) => !offered(item).includes(`scaffold:${id}`)).map((item) => `${item}: ${id}`),
    );
    expect(missing).to.deep.equal([]);
  });

  it('has a row in its page for each item', () => {
    const page = readFileSync(join(ROOT, 'docs/checklist.md'), 'utf8');
    // The panel links to the row.
    const rows = [...page.matchAll(/^\| <a id="([a-z]{3}-[a-z]\d)"><\/a>([A-Z]{3}-[A-Z]\d) +\|/gm)];
    expect(rows.map(([, , id]) => id).sort()).to.deep.equal(ITEMS.map(({ id }) => id).sort());
    for (const [, anchor, id] of rows) expect(anchor).to.equal(id?.toLowerCase());
  });
});
