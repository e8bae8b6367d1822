import type { ItemReport } from '../../checklist/types';
import type { State } from '../model';
import { biggestGains, mainAction, type Gain } from '../select';
import { h, type Child, type VNode } from '../vnode';
import { plural } from '../words';
import { actionButton } from './actions';
import { icon } from './icons';

const SHOWN = 3;

/** What to do first: where one step wins most. */
export function gainsView(items: readonly ItemReport[], folder: string, state: State): readonly Child[] {
  const gains = biggestGains(items, SHOWN);
  if (gains.length === 0) return [];
  const isRunnable = state.surroundings.runnable.includes(folder);
  return [
    h('section', { key: 'gains', class: 'gains', 'aria-labelledby': 'gains-title' }, [
      h('h2', { id: 'gains-title' }, ['What helps most']),
      h(
        'ul',
        { class: 'cards', role: 'list' },
        gains.map((gain) => gainView(gain, folder, isRunnable)),
      ),
    ]),
  ];
}

function gainView({ item, points }: Gain, folder: string, isRunnable: boolean): VNode {
  const action = mainAction(item);
  return h('li', { key: item.id, class: 'card' }, [
    h('button', { type: 'button', class: 'link card-title', on: { click: { type: 'show-item', id: item.id } } }, [
      icon(item.state),
      h('span', {}, [item.title]),
    ]),
    h('p', { class: 'hint' }, [`Up to ${plural(Math.max(1, Math.round(points)), 'point')}`]),
    action !== undefined && action.kind !== 'run' && actionButton(action, { folder, item, isRunnable }, false),
  ]);
}
