import type { ProfileQuestion } from '../../checklist/types';
import type { FolderChecklist } from '../../protocol/checklist';
import type { State } from '../model';
import { IDS } from '../update';
import { h, type Child, type VNode } from '../vnode';

/** Questions about the project that its files cannot answer; asked until somebody has answered or put them off. */
export function questionsView({ questions }: FolderChecklist, state: State): readonly Child[] {
  const isOpen = questions.some(({ source }) => source === undefined);
  if (state.questions === 'hidden' || (state.questions === 'as-needed' && !isOpen)) return [];
  return [
    h('section', { key: 'questions', class: 'questions', 'aria-labelledby': IDS.questions }, [
      h('h2', { id: IDS.questions, tabindex: -1 }, ['About this project']),
      h('p', { class: 'hint' }, [
        'Answers decide which items apply. They are asked once, kept in .watertight/profile.yaml, and can be changed at any time.',
      ]),
      h('form', { on: { submit: { type: 'send-answers' } } }, [
        ...questions.map((question) => questionView(question, state.answers[question.id])),
        h('div', { class: 'buttons' }, [
          h('button', { type: 'submit', class: 'primary' }, ['Save answers']),
          h(
            'button',
            { type: 'button', class: 'secondary', on: { click: { type: 'show-questions', questions: 'hidden' } } },
            ['Not now'],
          ),
        ]),
      ]),
    ]),
  ];
}

function questionView(question: ProfileQuestion, answered: string | undefined): VNode {
  const { id, text, choices, source } = question;
  const value = answered ?? answerText(question.answer);
  const hint = source === 'inferred' && answered === undefined && h('span', { class: 'hint' }, ['as the files show']);
  if (choices.length > 0) {
    const field = `question-${id}`;
    return h('div', { key: id, class: 'question' }, [
      h('label', { for: field }, [text]),
      h('span', { class: 'answers' }, [
        hint,
        h('select', { id: field, value, on: { change: (chosen) => ({ type: 'answer', id, value: chosen }) } }, [
          h('option', { value: '' }, ['Not answered']),
          ...choices.map((choice) => h('option', { key: choice, value: choice, selected: choice === value }, [choice])),
        ]),
      ]),
    ]);
  }
  return h('fieldset', { key: id, class: 'question' }, [
    h('legend', {}, [text]),
    h('span', { class: 'answers' }, [hint, ...(['yes', 'no'] as const).map((answer) => radio(id, answer, value))]),
  ]);
}

function radio(id: string, answer: 'yes' | 'no', value: string): VNode {
  return h('label', { class: 'radio' }, [
    h('input', {
      type: 'radio',
      name: `question-${id}`,
      value: answer,
      checked: value === answer,
      on: { change: { type: 'answer', id, value: answer } },
    }),
    answer === 'yes' ? 'Yes' : 'No',
  ]);
}

export function answerText(answer: boolean | string | undefined): string {
  if (typeof answer === 'string') return answer;
  return answer === undefined ? '' : answer ? 'yes' : 'no';
}
