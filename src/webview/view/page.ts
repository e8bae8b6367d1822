import type { ItemAction, ItemReport } from '../../checklist/types';
import type { FolderChecklist } from '../../protocol/checklist';
import type { FromPanel } from '../../protocol/checklist-panel';
import { shownChecklist, type State } from '../model';
import { h, type Child, type VNode } from '../vnode';
import { actionButton } from './actions';
import { gainsView } from './gains';
import { gridView } from './grid';
import { headView } from './head';
import { icon } from './icons';
import { itemsView } from './items';
import { questionsView } from './questions';
import { summaryView } from './summary';

/** The whole page as it follows from the state. */
export function pageView(state: State): VNode {
  return h('main', { class: 'page' }, contentOf(state));
}

function contentOf(state: State): readonly Child[] {
  const checklist = shownChecklist(state);
  if (checklist !== undefined) return checklistView(checklist, state);
  if (state.failure !== undefined) {
    return welcome(
      'The checklist could not be judged',
      [state.failure],
      [
        ['Judge again', { type: 'refresh' }],
        ['Show log', { type: 'show-log' }],
      ],
    );
  }
  if (!state.surroundings.hasFolder) {
    return welcome(
      'Security checklist',
      [
        'The checklist shows how far a machine-learning project is along seven security practices, from its data to its maintenance: what speaks for each, where that stands, and what to do next.',
        'It reads the files of a folder. Nothing is sent anywhere.',
      ],
      [['Open a folder', { type: 'open-folder' }]],
    );
  }
  return [h('p', { key: 'wait', class: 'wait', role: 'status' }, ['Reading the workspace…'])];
}

function checklistView(checklist: FolderChecklist, state: State): readonly Child[] {
  const { report, folder, problems } = checklist;
  const isEmpty = report.items.every(({ evidence }) => evidence.length === 0);
  return [
    headView(checklist, state),
    problems.length > 0 && problemsView(checklist),
    summaryView(checklist),
    isEmpty && emptyView(report.items, folder),
    ...questionsView(checklist, state),
    ...(isEmpty ? [] : gainsView(report.items, folder, state)),
    gridView(report, state),
    itemsView(report, folder, state),
  ];
}

function welcome(
  title: string,
  texts: readonly string[],
  buttons: readonly (readonly [string, FromPanel])[],
): readonly Child[] {
  return [
    h('section', { key: 'welcome', class: 'welcome' }, [
      h('h1', {}, [title]),
      ...texts.map((text) => h('p', {}, [text])),
      h(
        'div',
        { class: 'buttons' },
        buttons.map(([label, message], index) =>
          h(
            'button',
            { type: 'button', class: index === 0 ? 'primary' : 'secondary', on: { click: { type: 'post', message } } },
            [label],
          ),
        ),
      ),
    ]),
  ];
}

/** What a new project can begin with; each is shown before anything is written. */
const BEGINNINGS = ['pre-commit', 'github-workflow', 'dvc-pipeline', 'model-card', 'security-policy'];

function emptyView(items: readonly ItemReport[], folder: string): VNode {
  const offers = BEGINNINGS.flatMap((scaffold) => {
    const offer = items.flatMap((item) =>
      item.actions.filter((action) => isScaffold(action, scaffold)).map((action) => ({ item, action })),
    );
    return offer.slice(0, 1);
  });
  return h('section', { key: 'empty', class: 'empty', 'aria-labelledby': 'empty-title' }, [
    h('h2', { id: 'empty-title' }, ['Nothing speaks for any item yet']),
    h('p', {}, [
      'That is how every project begins. Take one of these as a first step: you see each file before it is written, and one undo takes it back.',
    ]),
    h(
      'div',
      { class: 'buttons' },
      offers.map(({ item, action }) => actionButton(action, { folder, item, isRunnable: false }, false)),
    ),
  ]);
}

function isScaffold(action: ItemAction, scaffold: string): boolean {
  return action.kind === 'scaffold' && action.scaffold === scaffold;
}

/** Mistakes in our own files of the workspace, each with a way there. */
function problemsView({ folder, problems }: FolderChecklist): VNode {
  return h('section', { key: 'problems', class: 'problems', 'aria-labelledby': 'problems-title' }, [
    h('h2', { id: 'problems-title' }, [icon('finding'), 'Not everything could be read']),
    h(
      'ul',
      { class: 'evidence', role: 'list' },
      problems.map(({ file, line, text }) => {
        const click = { type: 'post', message: { type: 'open', folder, file, line } } as const;
        return h('li', { key: `${file}:${String(line)} ${text}` }, [
          h('button', { type: 'button', class: 'link', on: { click } }, [`${file}:${String(line)}`]),
          h('span', { class: 'evidence-text' }, [text]),
        ]);
      }),
    ),
  ]);
}
