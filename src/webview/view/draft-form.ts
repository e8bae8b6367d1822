import type { Draft, DraftField } from '../model';
import { IDS } from '../update';
import { h, type Properties, type VNode } from '../vnode';

/** Where a person says that an item is met, or does not apply: who, why, what shows it, and until when. */
export function draftForm(draft: Draft): VNode {
  const isAttested = draft.state === 'attested';
  return h(
    'form',
    { key: 'draft', class: 'draft', 'aria-labelledby': 'draft-title', on: { submit: { type: 'send-draft' } } },
    [
      h('h5', { id: 'draft-title' }, [isAttested ? 'Attest that this is so' : 'Say why this does not apply']),
      field(draft, 'by', 'Who says so', { id: IDS.form, required: true, autocomplete: 'name' }),
      field(draft, 'note', isAttested ? 'What was done' : 'Reason', { required: true }),
      field(draft, 'evidence', 'Link or file that shows it', {}),
      field(
        draft,
        'expires',
        'Holds until',
        { type: 'date' },
        'Left empty, it holds for half a year; reviews of access for 90 days.',
      ),
      h('div', { class: 'buttons' }, [
        h('button', { type: 'submit', class: 'primary' }, ['Save']),
        h('button', { type: 'button', class: 'secondary', on: { click: { type: 'drop-draft' } } }, ['Cancel']),
      ]),
      h('p', { class: 'hint' }, ['Kept in .watertight/attestations.yaml. Commit it, so that others can review it.']),
    ],
  );
}

function field(draft: Draft, name: DraftField, label: string, attributes: Properties, hint?: string): VNode {
  const id = `draft-${name}`;
  const hintId = `${id}-hint`;
  return h('div', { key: name, class: 'field' }, [
    h('label', { for: id }, [label]),
    h('input', {
      type: 'text',
      id,
      ...attributes,
      value: draft[name],
      'aria-describedby': hint !== undefined && hintId,
      on: { input: (value) => ({ type: 'edit-draft', field: name, value }) },
    }),
    hint !== undefined && h('p', { id: hintId, class: 'hint' }, [hint]),
  ]);
}
