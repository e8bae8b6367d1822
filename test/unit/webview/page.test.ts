import { expect } from 'chai';
import fc from 'fast-check';
import type { ItemAction, ItemReport } from '../../../src/checklist/types';
import { PRACTICES, STAGES } from '../../../src/core/finding';
import { EMPTY_STATE, type State } from '../../../src/webview/model';
import { moved } from '../../../src/webview/view/grid';
import { pageView } from '../../../src/webview/view/page';
import { placesOf } from '../../../src/webview/view/summary';
import { textOf, type VNode } from '../../../src/webview/vnode';
import { STATES } from '../../../src/webview/words';
import { aChecklist, anItem, aState, elementsOf, FOLDER } from './checklists';

const RUN: ItemAction = { id: 'run:1', title: 'Run the test', kind: 'run', command: 'python -m pytest tests/security' };
const WORKFLOW: ItemAction = {
  id: 'scaffold:github-workflow',
  title: 'Write a workflow',
  kind: 'scaffold',
  scaffold: 'github-workflow',
};

function buttons(state: State, text: string): readonly VNode[] {
  return elementsOf(pageView(state)).filter(
    ({ tag, children }) => tag === 'button' && children.map(textOf).join('').includes(text),
  );
}

function click(state: State, text: string): unknown {
  return buttons(state, text)[0]?.on.click;
}

function open(item: ItemReport, given: Partial<State> = {}): State {
  return aState([item], { open: [item.id], ...given });
}

describe('the page', () => {
  it('waits for the workspace to be read', () => {
    expect(textOf(pageView(EMPTY_STATE))).to.contain('Reading the workspace');
  });

  it('offers to open a folder where there is none', () => {
    const surroundings = { hasFolder: false, runnable: [], person: '' };
    const state = { ...EMPTY_STATE, checklists: [], surroundings };
    expect(click(state, 'Open a folder')).to.deep.equal({ type: 'post', message: { type: 'open-folder' } });
  });

  it('says why nothing could be judged, and leads to the log', () => {
    const state = { ...EMPTY_STATE, failure: 'The server has not been started.' };
    expect(textOf(pageView(state))).to.contain('The server has not been started.');
    expect(click(state, 'Show log')).to.deep.equal({ type: 'post', message: { type: 'show-log' } });
  });

  it('offers first steps where nothing speaks for anything yet', () => {
    const state = aState([anItem({ evidence: [], actions: [WORKFLOW] })]);
    expect(textOf(pageView(state))).to.contain('Nothing speaks for any item yet');
    expect(click(state, 'Write a workflow')).to.deep.equal({
      type: 'post',
      message: { type: 'act', folder: FOLDER, item: 'ENC-M1', action: 'scaffold:github-workflow' },
    });
  });

  it('speaks of evidence, and never of being compliant', () => {
    const text = textOf(pageView(open(anItem())));
    expect(text).to.contain('Evidence found in this workspace');
    expect(text).not.to.match(/complian|compliant/i);
  });

  it('names mistakes in files of the checklist, each with a way there', () => {
    const problem = { file: '.watertight/checklist.yaml', line: 3, text: 'The key weigth is not known.' };
    const state = aState([], { checklists: [aChecklist([], { problems: [problem] })] });
    expect(textOf(pageView(state))).to.contain(problem.text);
    const message = { type: 'open', folder: FOLDER, file: problem.file, line: 3 };
    expect(click(state, '.watertight/checklist.yaml:3')).to.deep.equal({ type: 'post', message });
  });

  it('asks what nobody knows, until somebody puts it off', () => {
    const questions = [{ id: 'highRisk', text: 'Do its decisions matter to people’s lives?', choices: [] }] as const;
    const checklists = [aChecklist([], { questions })];
    expect(textOf(pageView(aState([], { checklists })))).to.contain(questions[0].text);
    expect(textOf(pageView(aState([], { checklists, questions: 'hidden' })))).not.to.contain(questions[0].text);
  });

  it('does not ask what the files show, but lets it be changed', () => {
    const question = {
      id: 'servesModel',
      text: 'Does it serve?',
      choices: [],
      answer: true,
      source: 'inferred',
    } as const;
    const checklists = [aChecklist([], { questions: [question] })];
    expect(textOf(pageView(aState([], { checklists })))).not.to.contain('Does it serve?');
    const shown = elementsOf(pageView(aState([], { checklists, questions: 'shown' })));
    expect(
      shown.filter(({ attributes }) => attributes['checked'] === true).map(({ attributes }) => attributes['value']),
    ).to.deep.equal(['yes']);
  });

  it('lets one choose between several folders', () => {
    const checklists = [aChecklist([]), aChecklist([], { folder: 'file:///other', name: 'other' })];
    const options = elementsOf(pageView(aState([], { checklists }))).filter(({ key }) => key?.startsWith('file:'));
    expect(options.map(textOf)).to.deep.equal(['churn', 'other']);
  });
});

describe('an item', () => {
  it('says its state in words, folded or not', () => {
    expect(
      buttons(aState([anItem({ state: 'partial' })]), 'No secrets in code')
        .map(textOf)
        .join(),
    ).to.contain('Partly met');
  });

  it('shows why, with a way to each place', () => {
    const evidence = [{ file: 'src/train.py', line: 12, text: 'Finding: hard-coded-secret' }];
    const state = open(anItem({ reasons: [{ label: 'no secret was found', state: 'unmet', evidence }] }));
    const message = { type: 'open', folder: FOLDER, file: 'src/train.py', line: 12 };
    expect(click(state, 'src/train.py:12')).to.deep.equal({ type: 'post', message });
  });

  it('says how strong its evidence is', () => {
    const reason = { label: 'attacks are tested', state: 'partial', strength: 1, evidence: [] } as const;
    expect(textOf(pageView(open(anItem({ reasons: [reason] }))))).to.contain('Partly met (in the code)');
  });

  it('shows a command in full, and runs it only where that is possible', () => {
    const item = anItem({ actions: [RUN] });
    const here = open(item, { surroundings: { hasFolder: true, runnable: [FOLDER], person: '' } });
    const message = { folder: FOLDER, item: 'ENC-M1', action: 'run:1' };
    expect(textOf(pageView(here))).to.contain(RUN.command);
    expect(click(here, 'Run in terminal')).to.deep.equal({ type: 'post', message: { type: 'act', ...message } });
    const elsewhere = open(item);
    expect(buttons(elsewhere, 'Run in terminal')).to.deep.equal([]);
    expect(click(elsewhere, 'Copy')).to.deep.equal({ type: 'post', message: { type: 'copy', ...message } });
  });

  it('says who attested it and until when, and lets that be taken back', () => {
    const attestation = {
      state: 'attested',
      by: 'Ada',
      date: '2026-11-02',
      expires: '2027-05-01',
      note: 'In the vault.',
      evidence: ['https://example.org/1', 'docs/keys.md', 'javascript:alert(1)'],
      isExpired: false,
    } as const;
    const state = open(anItem({ state: 'attested', attestation }));
    expect(textOf(pageView(state))).to.contain('Attested by Ada on 2026-11-02; holds until 2027-05-01.');
    const params = { folder: FOLDER, id: 'ENC-M1', state: 'clear', by: 'Ada', note: '' };
    expect(click(state, 'Take it back')).to.deep.equal({ type: 'post', message: { type: 'attest', params } });
    const links = elementsOf(pageView(state)).filter(({ tag }) => tag === 'a');
    expect(links.map(({ attributes }) => attributes['href'])).to.deep.equal(['https://example.org/1']);
  });
});

describe('any page', () => {
  const item = fc.record({
    practice: fc.constantFrom(...PRACTICES),
    stage: fc.constantFrom(...STAGES),
    state: fc.constantFrom(...STATES),
    actions: fc.subarray<ItemAction>([RUN, WORKFLOW]),
  });
  const page = fc.tuple(fc.array(item, { maxLength: 8 }), fc.boolean()).map(([given, isOpen]) => {
    const items = given.map((one, index) => anItem({ ...one, id: `X-${String(index)}` }));
    return pageView(aState(items, { open: isOpen ? items.map(({ id }) => id) : [] }));
  });

  it('gives every element an id of its own', () => {
    fc.assert(
      fc.property(page, (given) => {
        const ids = elementsOf(given).flatMap(({ attributes }) =>
          typeof attributes['id'] === 'string' ? [attributes['id']] : [],
        );
        expect(new Set(ids).size).to.equal(ids.length);
      }),
    );
  });

  it('has one way into the grid for the Tab key', () => {
    fc.assert(
      fc.property(page, (given) => {
        const grid = elementsOf(given).find(({ attributes }) => attributes['role'] === 'grid');
        const stops = grid && elementsOf(grid).filter(({ attributes }) => attributes['tabindex'] === '0');
        expect(stops).to.have.lengthOf(1);
      }),
    );
  });

  it('styles nothing inline', () => {
    fc.assert(
      fc.property(page, (given) => {
        expect(elementsOf(given).filter(({ attributes }) => attributes['style'] !== undefined)).to.deep.equal([]);
      }),
    );
  });
});

describe('the grid', () => {
  const size = { row: 7, column: 5 };
  const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'a', 'Tab');

  it('is walked with the arrow keys, never out of it and never into its empty corner', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
        let place = { row: 1, column: 1 };
        for (const one of keys) {
          const message = moved(one, place, size);
          if (message?.type === 'move') place = message.place;
          expect(place.row).to.be.within(0, size.row);
          expect(place.column).to.be.within(0, size.column);
          expect(place.row + place.column).to.be.greaterThan(0);
        }
      }),
    );
  });

  it('leaves other keys to the editor', () => {
    expect(moved('Tab', { row: 1, column: 1 }, size)).to.equal(undefined);
  });
});

describe('the way of the score', () => {
  it('goes to the right with time and up with the score', () => {
    const points = placesOf([
      { date: '2026-09-01', score: 12 },
      { date: '2026-10-01', score: 40 },
      { date: '2026-11-01', score: 81 },
    ]);
    expect(points.map(({ x }) => x)).to.deep.equal([...points.map(({ x }) => x)].sort((a, b) => a - b));
    expect(points.map(({ y }) => y)).to.deep.equal([...points.map(({ y }) => y)].sort((a, b) => b - a));
  });

  it('has a place for several records of one day', () => {
    const points = placesOf([
      { date: '2026-09-01', score: 12 },
      { date: '2026-09-01', score: 40 },
    ]);
    expect(points[0]?.x).to.be.lessThan(points[1]?.x ?? 0);
  });
});
