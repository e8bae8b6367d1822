import type { SavedState, State } from './model';

/** What the editor keeps for the panel, for as long as its tab exists. */
export function toSavedState(state: State): SavedState {
  const { folder, selection, states, standard, open, draft, answers, questions, place, scroll } = state;
  return { folder, selection, states, standard, open, draft, answers, questions, place, scroll };
}

/** What was kept, or nothing where another version kept something else. */
export function readSavedState(kept: unknown): Partial<SavedState> {
  if (typeof kept !== 'object' || kept === null) return {};
  const { selection, states, open, answers, place, scroll, questions } = kept as Partial<
    Record<keyof SavedState, unknown>
  >;
  const isOurs =
    [selection, answers, place].every((value) => typeof value === 'object' && value !== null) &&
    [states, open].every((value) => Array.isArray(value)) &&
    typeof scroll === 'number' &&
    typeof questions === 'string';
  return isOurs ? kept : {};
}
