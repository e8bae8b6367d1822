import type { ChecklistReport } from '../../checklist/types';
import type { Message, State } from '../model';
import { countStates, groupByPractice, isSelected, selectItems, standardsOf } from '../select';
import { IDS } from '../update';
import { h, type VNode } from '../vnode';
import { plural, STATES, STATE_WORDS } from '../words';
import { icon } from './icons';
import { itemView } from './item';

/** The items that the grid and the filters leave, under their practices. */
export function itemsView(report: ChecklistReport, folder: string, state: State): VNode {
  const shown = selectItems(report.items, state);
  const stages = new Map(report.stages.map(({ id, title }) => [id, title]));
  return h('section', { key: 'items', class: 'items-section', 'aria-labelledby': IDS.items }, [
    h('h2', { id: IDS.items, tabindex: -1 }, [headingOf(report, state, shown.length)]),
    filtersView(report, state),
    ...groupByPractice(report, shown).map(({ id, title, items }) =>
      h('section', { key: id, class: 'practice', 'aria-labelledby': `practice-${id}` }, [
        h('h3', { id: `practice-${id}` }, [title]),
        h(
          'ul',
          { class: 'items', role: 'list' },
          items.map((item) => itemView(item, stages.get(item.stage) ?? '', folder, state)),
        ),
      ]),
    ),
    shown.length === 0 && h('p', { key: 'none', class: 'none' }, ['No item is like this.']),
  ]);
}

function headingOf(report: ChecklistReport, { selection }: State, count: number): string {
  const practice = report.practices.find(({ id }) => id === selection.practice)?.title;
  const stage = report.stages.find(({ id }) => id === selection.stage)?.title;
  const place = [practice, stage].filter((title) => title !== undefined).join(', ');
  return `${place === '' ? 'All practices and stages' : place}: ${plural(count, 'item')}`;
}

function filtersView(report: ChecklistReport, state: State): VNode {
  const { selection, states, standard } = state;
  const inSelection = report.items.filter((item) => isSelected(item, selection));
  const counts = countStates(inSelection);
  const isFiltered =
    selection.practice !== undefined || selection.stage !== undefined || states.length > 0 || standard !== undefined;
  return h('div', { key: 'filters', class: 'filters', role: 'group', 'aria-label': 'Filter the items' }, [
    ...STATES.map((one) =>
      h(
        'button',
        {
          key: one,
          type: 'button',
          class: 'chip',
          'aria-pressed': String(states.includes(one)),
          on: { click: { type: 'toggle-state', state: one } },
        },
        [icon(one), h('span', {}, [STATE_WORDS[one]]), h('span', { class: 'count' }, [String(counts[one] ?? 0)])],
      ),
    ),
    h('span', { key: 'pickers', class: 'pickers' }, [
      picker(
        'stage-filter',
        'Stage',
        'All stages',
        report.stages.map(({ id, title }) => [id, title]),
        selection.stage ?? '',
        (stage) => ({
          type: 'choose-stage',
          stage,
        }),
      ),
      picker(
        'standard-filter',
        'Standard',
        'All standards',
        standardsOf(report.items).map((name) => [name, name]),
        standard ?? '',
        (chosen) => ({
          type: 'choose-standard',
          standard: chosen,
        }),
      ),
      isFiltered &&
        h('button', { key: 'all', type: 'button', class: 'secondary', on: { click: { type: 'show-all' } } }, [
          'Show all',
        ]),
    ]),
  ]);
}

function picker(
  id: string,
  label: string,
  all: string,
  options: readonly (readonly [string, string])[],
  value: string,
  onChange: (value: string) => Message,
): VNode {
  return h('span', { key: id, class: 'picker' }, [
    h('label', { for: id }, [label]),
    h('select', { id, value, on: { change: onChange } }, [
      h('option', { value: '' }, [all]),
      ...options.map(([name, title]) => h('option', { key: name, value: name, selected: name === value }, [title])),
    ]),
  ]);
}
