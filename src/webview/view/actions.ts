import type { ItemAction, ItemReport } from '../../checklist/types';
import { mainAction } from '../select';
import { h, type VNode } from '../vnode';

/** What a list of actions belongs to. */
export interface ActionsOf {
  readonly folder: string;
  readonly item: ItemReport;
  /** Whether commands can be run in this folder. */
  readonly isRunnable: boolean;
}

/** What can be done about an item: one button each, and commands in full before anybody runs them. */
export function actionsView(of: ActionsOf): VNode {
  const main = mainAction(of.item);
  return h(
    'ul',
    { class: 'actions', role: 'list' },
    of.item.actions.map((action) => actionView(action, of, action === main)),
  );
}

function actionView(action: ItemAction, of: ActionsOf, isMain: boolean): VNode {
  if (action.kind === 'run') return commandView(action, of);
  return h('li', { key: action.id }, [actionButton(action, of, isMain)]);
}

export function actionButton(action: ItemAction, { folder, item }: ActionsOf, isMain: boolean): VNode {
  const { id } = action;
  const isDraft = action.kind === 'attest' || action.kind === 'not-applicable';
  const click = isDraft
    ? ({ type: 'start-draft', id: item.id, state: action.kind === 'attest' ? 'attested' : 'not-applicable' } as const)
    : ({ type: 'post', message: { type: 'act', folder, item: item.id, action: id } } as const);
  return h('button', { type: 'button', class: isMain ? 'primary' : 'secondary', 'data-action': id, on: { click } }, [
    action.title,
  ]);
}

function commandView(action: Extract<ItemAction, { kind: 'run' }>, { folder, item, isRunnable }: ActionsOf): VNode {
  const type = isRunnable ? 'act' : 'copy';
  const message = { type: 'post', message: { type, folder, item: item.id, action: action.id } } as const;
  return h('li', { key: action.id, class: 'command' }, [
    h('span', { class: 'command-title' }, [action.title]),
    h('code', {}, [action.command]),
    h(
      'button',
      {
        type: 'button',
        class: 'secondary',
        'data-action': action.id,
        'aria-label': `${isRunnable ? 'Run in terminal' : 'Copy'}: ${action.command}`,
        on: { click: message },
      },
      [isRunnable ? 'Run in terminal' : 'Copy'],
    ),
    !isRunnable && h('span', { class: 'hint' }, ['Commands run in a trusted folder on this machine only.']),
  ]);
}
