import type { ChecklistReport, ScoredGroup, StateCounts } from '../../checklist/types';
import type { Message, Place, PracticeId, StageId, Selection, State } from '../model';
import { cellId } from '../update';
import { h, type Child, type VNode } from '../vnode';
import { countsText, percent } from '../words';
import { bar, levelOf } from './icons';

/** Practices by stages: each score leads to the items that it is made of. */
export function gridView(report: ChecklistReport, state: State): VNode {
  const { practices, stages } = report;
  const size = sizeOf(report);
  const rows = practices.map((practice, index) => practiceRow(report, practice, index + 1, state));
  return h('section', { key: 'grid', class: 'grid-section', 'aria-labelledby': 'grid-title' }, [
    h('h2', { id: 'grid-title' }, ['Practices and stages']),
    h('p', { class: 'hint' }, ['Choose a score, a practice or a stage to see its items. Arrow keys move around.']),
    h('table', { role: 'grid', class: 'grid', 'aria-labelledby': 'grid-title' }, [
      h('thead', {}, [
        h('tr', {}, [
          h('td', { class: 'corner' }),
          ...stages.map((stage, index) => heading('col', { row: 0, column: index + 1 }, stage, state, size)),
        ]),
      ]),
      h('tbody', {}, rows),
    ]),
  ]);
}

function practiceRow(report: ChecklistReport, practice: ScoredGroup, row: number, state: State): VNode {
  const { stages, cells } = report;
  const size = sizeOf(report);
  return h('tr', { key: practice.id }, [
    heading('row', { row, column: 0 }, practice, state, size),
    ...stages.map((stage, index) => {
      const cell = cells.find((one) => one.practice === practice.id && one.stage === stage.id);
      const selection = { practice: practice.id as PracticeId, stage: stage.id as StageId };
      const { score, counts } = cell ?? { score: null, counts: undefined };
      return h('td', {}, [
        choice({ row, column: index + 1 }, selection, state, size, `cell ${levelOf(score)}`, [
          spoken(`${practice.title}, ${stage.title}: `),
          h('span', { class: 'score' }, [percent(score)]),
          h('span', { class: 'share' }, [counts ? metOf(counts) : '']),
          bar(score),
          counts && spoken(countsText(counts)),
        ]),
      ]);
    }),
  ]);
}

function heading(scope: 'row' | 'col', place: Place, group: ScoredGroup, state: State, size: Place): VNode {
  const { id, title, score, counts } = group;
  const selection = scope === 'row' ? { practice: id as PracticeId } : { stage: id as StageId };
  return h('th', { scope, key: id }, [
    choice(place, selection, state, size, `heading heading-${scope}`, [
      h('span', { class: 'title' }, [title]),
      h('span', { class: 'score' }, [percent(score)]),
      spoken(countsText(counts)),
    ]),
  ]);
}

function choice(
  place: Place,
  selection: Selection,
  state: State,
  size: Place,
  name: string,
  children: readonly Child[],
): VNode {
  const isChosen = selection.practice === state.selection.practice && selection.stage === state.selection.stage;
  const isTabStop = state.place.row === place.row && state.place.column === place.column;
  return h(
    'button',
    {
      type: 'button',
      id: cellId(place),
      class: name,
      'aria-pressed': String(isChosen),
      tabindex: isTabStop ? 0 : -1,
      on: {
        click: { type: 'select', selection, place },
        keydown: (key) => moved(key, place, size),
      },
    },
    children,
  );
}

/** Where an arrow key leads from a place; undefined for other keys. The corner is empty. */
export function moved(key: string, { row, column }: Place, size: Place): Message | undefined {
  const first = row === 0 ? 1 : 0;
  switch (key) {
    case 'ArrowUp':
      return row > (column === 0 ? 1 : 0) ? { type: 'move', place: { row: row - 1, column } } : undefined;
    case 'ArrowDown':
      return row < size.row ? { type: 'move', place: { row: row + 1, column } } : undefined;
    case 'ArrowLeft':
      return column > first ? { type: 'move', place: { row, column: column - 1 } } : undefined;
    case 'ArrowRight':
      return column < size.column ? { type: 'move', place: { row, column: column + 1 } } : undefined;
    case 'Home':
      return { type: 'move', place: { row, column: first } };
    case 'End':
      return { type: 'move', place: { row, column: size.column } };
    default:
      return undefined;
  }
}

/** For those who hear the grid, and do not see where in it something stands. */
function spoken(text: string): VNode {
  return h('span', { class: 'hidden' }, [text]);
}

/** The last row and column. */
function sizeOf({ practices, stages }: ChecklistReport): Place {
  return { row: practices.length, column: stages.length };
}

/** `2 of 3`: met or attested, of all that count. */
function metOf(counts: StateCounts): string {
  const met = counts.met + counts.attested;
  const judged = met + counts.partial + counts.unmet;
  return judged === 0 ? 'not judged' : `${String(met)} of ${String(judged)}`;
}
