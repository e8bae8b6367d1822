import type { FromPanel, ToPanel } from '../protocol/checklist-panel';
import {
  shownChecklist,
  type Draft,
  type Effect,
  type Message,
  type Place,
  type Selection,
  type StageId,
  type State,
} from './model';

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** What a message makes of the state, and what it asks of the page. */
export function update(state: State, message: Message): Step {
  switch (message.type) {
    case 'told':
      return told(state, message.told);
    case 'choose-folder':
      return only({ ...state, folder: message.folder, selection: {}, draft: undefined });
    case 'select':
      return select({ ...state, place: message.place }, message.selection);
    case 'toggle-state':
      return only({ ...state, states: toggled(state.states, message.state) });
    case 'choose-stage':
      return only({ ...state, selection: withStage(state.selection, message.stage) });
    case 'choose-standard':
      return only({ ...state, standard: message.standard === '' ? undefined : message.standard });
    case 'show-all':
      return focusing({ ...state, selection: {}, states: [], standard: undefined }, IDS.items);
    case 'show-item':
      return showItem(state, message.id);
    case 'toggle-item':
      return only({ ...state, open: toggled(state.open, message.id) });
    case 'move':
      return focusing({ ...state, place: message.place }, cellId(message.place));
    case 'start-draft':
      return startDraft(state, message.id, message.state);
    case 'edit-draft':
      return only(state.draft ? { ...state, draft: { ...state.draft, [message.field]: message.value } } : state);
    case 'drop-draft':
      return focusing({ ...state, draft: undefined }, itemId(state.draft?.id ?? ''));
    case 'send-draft':
      return sendDraft(state);
    case 'show-questions':
      return showQuestions(state, message.questions);
    case 'answer':
      return only({ ...state, answers: { ...state.answers, [message.id]: message.value } });
    case 'send-answers':
      return sendAnswers(state);
    case 'post':
      return posting({ ...state, isBusy: message.message.type === 'refresh' }, message.message);
  }
}

/** Ids of elements that the focus goes to. */
export const IDS = { items: 'items', questions: 'questions', form: 'draft-by' } as const;

export function itemId(id: string): string {
  return `item-${id}`;
}

export function cellId({ row, column }: Place): string {
  return `cell-${String(row)}-${String(column)}`;
}

function only(state: State): Step {
  return { state, effects: [] };
}

function focusing(state: State, id: string): Step {
  return { state, effects: [{ type: 'focus', id }] };
}

function posting(state: State, message: FromPanel): Step {
  return { state, effects: [{ type: 'post', message }] };
}

function toggled<T>(list: readonly T[], entry: T): readonly T[] {
  return list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry];
}

function told(state: State, message: ToPanel): Step {
  switch (message.type) {
    case 'checklists': {
      const { checklists, surroundings } = message;
      return only({ ...state, checklists, surroundings, failure: undefined, isBusy: false });
    }
    case 'failed':
      return only({ ...state, failure: message.text, isBusy: false });
    case 'done':
      return only({ ...state, announcement: message.text });
  }
}

/** Choosing what is chosen already shows everything again. */
function select(state: State, selection: Selection): Step {
  const isSame = selection.practice === state.selection.practice && selection.stage === state.selection.stage;
  if (isSame) return only({ ...state, selection: {} });
  return focusing({ ...state, selection }, IDS.items);
}

function withStage({ practice }: Selection, stage: string): Selection {
  return { ...(practice === undefined ? {} : { practice }), ...(stage === '' ? {} : { stage: stage as StageId }) };
}

function showItem(state: State, id: string): Step {
  const open = state.open.includes(id) ? state.open : [...state.open, id];
  return focusing({ ...state, selection: {}, states: [], standard: undefined, open }, itemId(id));
}

function startDraft(state: State, id: string, kind: Draft['state']): Step {
  const folder = shownChecklist(state)?.folder;
  if (folder === undefined) return only(state);
  const by = state.draft?.by ?? state.surroundings.person;
  const draft = { folder, id, state: kind, by, note: '', evidence: '', expires: '' };
  return focusing({ ...state, draft }, IDS.form);
}

function sendDraft(state: State): Step {
  if (state.draft === undefined) return only(state);
  const { folder, id, state: said, by, note, evidence, expires } = state.draft;
  const links = evidence.split(/\s+/).filter((link) => link !== '');
  const params = {
    ...{ folder, id, state: said, by: by.trim(), note: note.trim() },
    ...(links.length > 0 ? { evidence: links } : {}),
    ...(expires === '' ? {} : { expires }),
  };
  return {
    state: { ...state, draft: undefined },
    effects: [
      { type: 'post', message: { type: 'attest', params } },
      { type: 'focus', id: itemId(id) },
    ],
  };
}

function showQuestions(state: State, questions: State['questions']): Step {
  return focusing({ ...state, questions }, questions === 'shown' ? IDS.questions : cellId(state.place));
}

function sendAnswers(state: State): Step {
  const folder = shownChecklist(state)?.folder;
  if (folder === undefined) return only(state);
  const given = Object.entries(state.answers).filter(([, answer]) => answer !== '');
  const answers = Object.fromEntries(given.map(([id, answer]) => [id, toAnswer(answer)]));
  const message: FromPanel = { type: 'answer', params: { folder, answers } };
  return {
    state: { ...state, answers: {}, questions: 'hidden' },
    effects: [
      { type: 'post', message },
      { type: 'focus', id: cellId(state.place) },
    ],
  };
}

/** Yes and no are said as such; all else is one of the choices. */
function toAnswer(answer: string): boolean | string {
  if (answer === 'yes') return true;
  return answer === 'no' ? false : answer;
}
