import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/process.mjs';
import { deriveFacts } from '../../../src/checklist/derive';
import { ITEMS } from '../../../src/checklist/items';
import { SCAFFOLDS } from '../../../src/checklist/items/actions';
import type { ChecklistItem } from '../../../src/checklist/types';
import { RULES } from '../../../src/rules/index';
import { factsOf } from './facts';
import { SEEDS } from './seeds';

interface Row {
  readonly word: string;
  readonly item: string;
  readonly scaffold: string;
  readonly rule: string;
}

/** The table of docs/checklist.md. */
function readTable(): readonly Row[] {
  const page = readFileSync(join(ROOT, 'docs/checklist.md'), 'utf8');
  const section = page.slice(page.indexOf('## The words that teams ask for'));
  const lines = section
    .slice(0, section.indexOf('\n## ', 5))
    .split('\n')
    .filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => {
    const [, word = '', item = '', , scaffold = '', rule = ''] = line
      .split(' | ')
      .flatMap((cell, at) => (at === 0 ? ['', cell.slice(2)] : [cell.replace(/ \|$/, '')]));
    return { word: word.trim(), item, scaffold, rule };
  });
}

describe('the words that teams ask for', () => {
  const rows = readTable();

  it('stand in the table of the page, each with a workspace that has it', () => {
    expect(rows.map(({ word }) => word)).to.deep.equal(SEEDS.map(({ word }) => word));
  });

  for (const { word, kind, workspace } of SEEDS) {
    const row = rows.find((candidate) => candidate.word === word);

    it(`are read as evidence: ${word}`, async () => {
      const item = ITEMS.find(({ id }) => id === row?.item);
      expect(item && kindsOf(item)).to.include(kind);
      const facts = deriveFacts(await factsOf(workspace)).filter((fact) => fact.kind === kind && fact.strength > 0);
      expect(facts).not.to.deep.equal([]);
    });

    it(`are served by a scaffold or a rule that exists: ${word}`, () => {
      const { scaffold = '', rule = '' } = row ?? {};
      expect([...Object.keys(SCAFFOLDS), '–']).to.include(scaffold);
      expect(RULES.map(({ id }) => id)).to.include(rule);
      if (scaffold === '–') return;
      const offered = ITEMS.find(({ id }) => id === row?.item)?.actions.map(({ action }) => action.id);
      expect(offered).to.include(`scaffold:${scaffold}`);
    });
  }
});

function kindsOf({ requirements, partialBy = [] }: ChecklistItem): readonly string[] {
  return [
    ...partialBy,
    ...requirements.flatMap((requirement) =>
      'anyOf' in requirement ? [...requirement.anyOf, ...(requirement.orAnyOf ?? [])] : [],
    ),
  ];
}
