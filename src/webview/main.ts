import type { FromPanel, ToPanel } from '../protocol/checklist-panel';
import { EMPTY_STATE, type Effect, type Message, type State } from './model';
import { show } from './render';
import { readSavedState, toSavedState } from './saved-state';
import { update } from './update';
import { pageView } from './view/page';

declare function acquireVsCodeApi(): {
  readonly postMessage: (message: FromPanel) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
};

const editor = acquireVsCodeApi();
let state: State = { ...EMPTY_STATE, ...readSavedState(editor.getState()) };

function dispatch(message: Message): void {
  const step = update(state, message);
  const isFirst = state.checklists === undefined && step.state.checklists !== undefined;
  state = step.state;
  showState();
  // Until there is something to show, there is nothing to scroll to.
  if (isFirst) window.scrollTo(0, state.scroll);
  keep();
  for (const effect of step.effects) perform(effect);
}

function showState(): void {
  const root = document.getElementById('root');
  if (root !== null) show(root, pageView(state), dispatch);
}

function perform(effect: Effect): void {
  switch (effect.type) {
    case 'post':
      editor.postMessage(effect.message);
      return;
    case 'focus':
      document.getElementById(effect.id)?.focus();
  }
}

function keep(): void {
  editor.setState(toSavedState(state));
}

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  dispatch({ type: 'told', told: data });
});
window.addEventListener('scrollend', () => {
  if (state.checklists === undefined) return;
  state = { ...state, scroll: window.scrollY };
  keep();
});
showState();
editor.postMessage({ type: 'ready' });
