import type { Evidence, ItemReport, Reason } from '../../checklist/types';
import type { State } from '../model';
import { itemId } from '../update';
import { h, type Child, type VNode } from '../vnode';
import { STATE_WORDS, STRENGTH_WORDS, weightWord } from '../words';
import { actionsView } from './actions';
import { draftForm } from './draft-form';
import { icon } from './icons';

/** One item: a heading that unfolds into why it has its state and what to do. */
export function itemView(item: ItemReport, stageTitle: string, folder: string, state: State): VNode {
  const isOpen = state.open.includes(item.id);
  const body = `body-${item.id}`;
  return h('li', { key: item.id, class: `item state-${item.state}` }, [
    h('h4', {}, [
      h(
        'button',
        {
          type: 'button',
          id: itemId(item.id),
          class: 'item-heading',
          'aria-expanded': String(isOpen),
          'aria-controls': isOpen && body,
          on: { click: { type: 'toggle-item', id: item.id } },
        },
        [
          h('span', { class: `chevron ${isOpen ? 'open' : ''}`, 'aria-hidden': 'true' }),
          icon(item.state),
          h('span', { class: 'item-title' }, [item.title]),
          h('span', { class: 'item-meta' }, [
            h('span', { class: 'item-state' }, [STATE_WORDS[item.state]]),
            h('span', { class: 'item-facts' }, [`${stageTitle} · ${weightWord(item.weight)}`]),
          ]),
        ],
      ),
    ]),
    isOpen && bodyView(item, body, folder, state),
  ]);
}

function bodyView(item: ItemReport, id: string, folder: string, state: State): VNode {
  const { draft } = state;
  const isRunnable = state.surroundings.runnable.includes(folder);
  const isDrafted = draft?.id === item.id && draft.folder === folder;
  return h('div', { id, key: 'body', class: 'item-body' }, [
    h('p', { class: 'explanation' }, [item.explanation]),
    ...attestationView(item, folder),
    item.reasons.length > 0 && h('h5', {}, ['Why']),
    item.reasons.length > 0 &&
      h(
        'ul',
        { class: 'reasons', role: 'list' },
        item.reasons.map((reason) => reasonView(reason, folder)),
      ),
    h('h5', {}, ['What to do']),
    actionsView({ folder, item, isRunnable }),
    isDrafted && draftForm(draft),
    ...standardsView(item.standards),
  ]);
}

function reasonView(reason: Reason, folder: string): VNode {
  const strength = reason.strength === undefined ? '' : ` (${STRENGTH_WORDS[reason.strength]})`;
  return h('li', { key: reason.label, class: 'reason' }, [
    h('p', { class: 'reason-label' }, [
      icon(reason.state),
      h('span', {}, [reason.label]),
      h('span', { class: 'reason-state' }, [`${STATE_WORDS[reason.state]}${strength}`]),
    ]),
    reason.evidence.length > 0 &&
      h(
        'ul',
        { class: 'evidence', role: 'list' },
        reason.evidence.map((one) => evidenceView(one, folder)),
      ),
  ]);
}

function evidenceView({ file, line, text }: Evidence, folder: string): VNode {
  const place = file.endsWith('.ipynb') ? file : `${file}:${String(line)}`;
  const click = { type: 'post', message: { type: 'open', folder, file, line } } as const;
  return h('li', { key: `${place} ${text}` }, [
    h('button', { type: 'button', class: 'link', on: { click } }, [place]),
    h('span', { class: 'evidence-text' }, [text]),
  ]);
}

/** What a person said of the item, and a way to take it back. */
function attestationView({ id, attestation }: ItemReport, folder: string): readonly Child[] {
  if (attestation === undefined) return [];
  const { state, by, date, expires, note, evidence, isExpired } = attestation;
  const said = state === 'attested' ? 'Attested' : 'Said not to apply';
  const until = isExpired ? `expired on ${expires}` : `holds until ${expires}`;
  const params = { folder, id, state: 'clear', by, note: '' } as const;
  return [
    h('div', { key: 'attestation', class: 'attestation' }, [
      h('p', {}, [`${said} by ${by} on ${date}; ${until}.`]),
      note !== '' && h('p', { class: 'note' }, [note]),
      ...(evidence ?? []).map((link) => linkView(link, folder)),
      h(
        'button',
        { type: 'button', class: 'secondary', on: { click: { type: 'post', message: { type: 'attest', params } } } },
        ['Take it back'],
      ),
    ]),
  ];
}

/** An address opens in a browser; all else is a file of the folder. */
function linkView(link: string, folder: string): VNode {
  if (/^https?:\/\//i.test(link)) return h('a', { href: link }, [link]);
  const click = { type: 'post', message: { type: 'open', folder, file: link, line: 1 } } as const;
  return h('button', { type: 'button', class: 'link', on: { click } }, [link]);
}

function standardsView(standards: readonly string[]): readonly Child[] {
  if (standards.length === 0) return [];
  return [
    h('h5', {}, ['Points into']),
    h(
      'ul',
      { class: 'standards', role: 'list' },
      standards.map((entry) => h('li', {}, [entry])),
    ),
  ];
}
