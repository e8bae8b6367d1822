import { expect } from 'chai';
import type { Effect, Message, State } from '../../../src/webview/model';
import { readSavedState, toSavedState } from '../../../src/webview/saved-state';
import { update } from '../../../src/webview/update';
import { aChecklist, anItem, aState, FOLDER } from './checklists';

/** The state after some messages, and all that was asked of the page. */
function after(state: State, ...messages: readonly Message[]): { state: State; effects: readonly Effect[] } {
  const effects: Effect[] = [];
  let now = state;
  for (const message of messages) {
    const step = update(now, message);
    now = step.state;
    effects.push(...step.effects);
  }
  return { state: now, effects };
}

const ITEM = anItem();
const PLACE = { row: 1, column: 2 };
const CHOSEN: Message = { type: 'select', selection: { practice: 'encryption', stage: 'development' }, place: PLACE };

describe('the panel', () => {
  it('leads from a score to its items, and back to all of them from the same score', () => {
    const once = after(aState([ITEM]), CHOSEN);
    expect(once.state).to.deep.include({ selection: { practice: 'encryption', stage: 'development' }, place: PLACE });
    expect(once.effects).to.deep.equal([{ type: 'focus', id: 'items' }]);
    expect(after(once.state, CHOSEN).state.selection).to.deep.equal({});
  });

  it('keeps what is chosen and unfolded when the workspace is judged anew', () => {
    const state = after(aState([ITEM]), CHOSEN, { type: 'toggle-item', id: 'ENC-M1' }).state;
    const checklists = [aChecklist([anItem({ state: 'met' })])];
    const told = { type: 'checklists', checklists, surroundings: state.surroundings } as const;
    const { state: now, effects } = after(state, { type: 'told', told });
    expect(now).to.deep.include({ selection: state.selection, open: ['ENC-M1'], checklists });
    expect(effects).to.deep.equal([]);
  });

  it('shows an item that a filter hides when it is asked for by name', () => {
    const state = aState([ITEM], { states: ['met'], selection: { stage: 'data' } });
    const { state: now, effects } = after(state, { type: 'show-item', id: 'ENC-M1' });
    expect(now).to.deep.include({ states: [], selection: {}, open: ['ENC-M1'] });
    expect(effects).to.deep.equal([{ type: 'focus', id: 'item-ENC-M1' }]);
  });

  it('shows a stage of the practice that is chosen already', () => {
    const state = aState([ITEM], { selection: { practice: 'encryption' } });
    const chosen = after(state, { type: 'choose-stage', stage: 'data' }).state;
    expect(chosen.selection).to.deep.equal({ practice: 'encryption', stage: 'data' });
    expect(after(chosen, { type: 'choose-stage', stage: '' }).state.selection).to.deep.equal({
      practice: 'encryption',
    });
  });

  it('sends an attestation with who, what, links and an end, and forgets the draft', () => {
    const surroundings = { hasFolder: true, runnable: [], person: 'Ada' };
    const { state, effects } = after(
      aState([ITEM], { surroundings }),
      { type: 'start-draft', id: 'ENC-M1', state: 'attested' },
      { type: 'edit-draft', field: 'note', value: ' Keys are in the vault. ' },
      { type: 'edit-draft', field: 'evidence', value: 'docs/keys.md  https://example.org/1' },
      { type: 'edit-draft', field: 'expires', value: '2027-01-31' },
      { type: 'send-draft' },
    );
    expect(state.draft).to.equal(undefined);
    expect(effects).to.deep.include({
      type: 'post',
      message: {
        type: 'attest',
        params: {
          folder: FOLDER,
          id: 'ENC-M1',
          state: 'attested',
          by: 'Ada',
          note: 'Keys are in the vault.',
          evidence: ['docs/keys.md', 'https://example.org/1'],
          expires: '2027-01-31',
        },
      },
    });
    expect(effects.at(-1)).to.deep.equal({ type: 'focus', id: 'item-ENC-M1' });
  });

  it('leaves the end of an attestation to the checklist where nobody gives one', () => {
    const { effects } = after(
      aState([ITEM]),
      { type: 'start-draft', id: 'ENC-M1', state: 'not-applicable' },
      { type: 'edit-draft', field: 'by', value: 'Ada' },
      { type: 'edit-draft', field: 'note', value: 'There are no keys.' },
      { type: 'send-draft' },
    );
    const params = { folder: FOLDER, id: 'ENC-M1', state: 'not-applicable', by: 'Ada', note: 'There are no keys.' };
    expect(effects).to.deep.include({ type: 'post', message: { type: 'attest', params } });
  });

  it('leads the focus back to the item when a draft is dropped', () => {
    const { state, effects } = after(
      aState([ITEM]),
      { type: 'start-draft', id: 'ENC-M1', state: 'attested' },
      { type: 'drop-draft' },
    );
    expect(state.draft).to.equal(undefined);
    expect(effects.at(-1)).to.deep.equal({ type: 'focus', id: 'item-ENC-M1' });
  });

  it('sends the answers that were given, as yes, no or a choice', () => {
    const { state, effects } = after(
      aState([ITEM]),
      { type: 'answer', id: 'servesModel', value: 'yes' },
      { type: 'answer', id: 'personalData', value: 'no' },
      { type: 'answer', id: 'modality', value: 'tabular' },
      { type: 'send-answers' },
    );
    const answers = { servesModel: true, personalData: false, modality: 'tabular' };
    expect(effects[0]).to.deep.equal({
      type: 'post',
      message: { type: 'answer', params: { folder: FOLDER, answers } },
    });
    expect(state).to.deep.include({ answers: {}, questions: 'hidden' });
  });

  it('says what came of an action', () => {
    const told = { type: 'done', text: 'The report was written.' } as const;
    expect(after(aState([ITEM]), { type: 'told', told }).state.announcement).to.equal('The report was written.');
  });

  it('shows another folder from its beginning', () => {
    const state = aState([ITEM], { selection: { stage: 'data' } });
    const { state: now } = after(state, { type: 'choose-folder', folder: 'file:///other' });
    expect(now).to.deep.include({ folder: 'file:///other', selection: {} });
  });
});

describe('what the editor keeps of the panel', () => {
  it('comes back after a reload', () => {
    const { state } = after(aState([ITEM]), CHOSEN, { type: 'toggle-state', state: 'unmet' });
    const kept: unknown = JSON.parse(JSON.stringify(toSavedState(state)));
    expect(readSavedState(kept)).to.deep.include({ selection: state.selection, states: ['unmet'], place: PLACE });
  });

  const others: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['a list', []],
    ['what another version kept', { selection: {}, states: 'all' }],
  ];
  for (const [name, kept] of others) {
    it(`is left aside where it is ${name}`, () => {
      expect(readSavedState(kept)).to.deep.equal({});
    });
  }
});
