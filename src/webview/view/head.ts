import type { FolderChecklist } from '../../protocol/checklist';
import type { FromPanel } from '../../protocol/checklist-panel';
import type { State } from '../model';
import { h, type Child, type VNode } from '../vnode';

/** What the page is, whose checklist it shows, and what can be done with all of it. */
export function headView({ folder, name }: FolderChecklist, state: State): VNode {
  return h('header', { key: 'head', class: 'head' }, [
    h('div', { class: 'titles' }, [
      h('h1', {}, ['Security checklist', h('span', { class: 'name' }, [` ${name}`])]),
      h('p', { class: 'lead' }, [
        'Evidence found in this workspace for seven practices over the life of a model. It shows what is there and what is missing; it is no certificate.',
      ]),
    ]),
    ...folderPicker(folder, state),
    h('div', { class: 'toolbar', role: 'group', 'aria-label': 'Checklist' }, [
      tool('Judge again', { type: 'refresh' }, state.isBusy),
      h(
        'button',
        { type: 'button', class: 'secondary', on: { click: { type: 'show-questions', questions: 'shown' } } },
        ['Project profile'],
      ),
      h('span', { class: 'exports', role: 'group', 'aria-label': 'Export a report' }, [
        h('span', { class: 'exports-label', 'aria-hidden': 'true' }, ['Export']),
        exportTool('HTML', 'html', folder),
        exportTool('Markdown', 'markdown', folder),
        exportTool('JSON', 'json', folder),
      ]),
    ]),
    h('p', { class: 'announcement', role: 'status' }, [state.announcement]),
  ]);
}

function tool(title: string, message: FromPanel, isBusy: boolean): VNode {
  const label = isBusy ? 'Judging…' : title;
  return h(
    'button',
    { type: 'button', class: 'secondary', 'aria-disabled': isBusy && 'true', on: { click: { type: 'post', message } } },
    [label],
  );
}

function exportTool(title: string, format: 'html' | 'markdown' | 'json', folder: string): VNode {
  const click = { type: 'post', message: { type: 'export', params: { folder, format } } } as const;
  return h('button', { type: 'button', class: 'secondary', 'aria-label': `Export as ${title}`, on: { click } }, [
    title,
  ]);
}

function folderPicker(folder: string, { checklists }: State): readonly Child[] {
  if (checklists === undefined || checklists.length < 2) return [];
  return [
    h('span', { key: 'folders', class: 'picker' }, [
      h('label', { for: 'folder' }, ['Folder']),
      h(
        'select',
        { id: 'folder', value: folder, on: { change: (value) => ({ type: 'choose-folder', folder: value }) } },
        checklists.map((one) =>
          h('option', { key: one.folder, value: one.folder, selected: one.folder === folder }, [one.name]),
        ),
      ),
    ]),
  ];
}
