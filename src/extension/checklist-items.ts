import * as vscode from 'vscode';
import type { ItemReport, ItemState } from '../checklist/types';
import { itemsOf, type ChecklistNode } from './checklist-nodes';
import { plural } from './words';

/** Icon, colour and word for each state: the word is for screen readers and tooltips. */
const STATES: Readonly<Record<ItemState, { readonly icon: string; readonly color?: string; readonly word: string }>> = {
  met: { icon: 'pass-filled', color: 'testing.iconPassed', word: 'met' },
  attested: { icon: 'verified-filled', color: 'testing.iconPassed', word: 'attested' },
  partial: { icon: 'circle-large-filled', color: 'testing.iconQueued', word: 'partly met' },
  unmet: { icon: 'circle-large-outline', color: 'testing.iconFailed', word: 'not met' },
  unknown: { icon: 'question', word: 'unknown' },
  'not-applicable': { icon: 'circle-slash', word: 'not applicable' },
};

export function toTreeItem(node: ChecklistNode): vscode.TreeItem {
  switch (node.kind) {
    case 'folder':
      return folderItem(node);
    case 'practice':
      return practiceItem(node);
    case 'item':
      return checkItem(node.item);
    case 'evidence':
      return evidenceItem(node);
  }
}

function folderItem({ checklist }: Extract<ChecklistNode, { kind: 'folder' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(checklist.name, vscode.TreeItemCollapsibleState.Expanded);
  item.description = percent(checklist.report.score);
  item.iconPath = new vscode.ThemeIcon('root-folder');
  return item;
}

function practiceItem(node: Extract<ChecklistNode, { kind: 'practice' }>): vscode.TreeItem {
  const { title, score } = node.practice;
  const reports = itemsOf(node);
  const met = reports.filter(({ state }) => state === 'met' || state === 'attested').length;
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${node.checklist.folder}#${node.practice.id}`;
  item.description = percent(score);
  item.tooltip = `${title}: ${String(met)} of ${plural(reports.length, 'item')} met`;
  item.accessibilityInformation = { label: `${item.tooltip}, score ${percent(score)}` };
  return item;
}

function checkItem(report: ItemReport): vscode.TreeItem {
  const { icon, color, word } = STATES[report.state];
  const hasEvidence = report.evidence.length > 0;
  const item = new vscode.TreeItem(
    report.title,
    hasEvidence ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  item.description = report.stage;
  item.contextValue = report.state;
  item.tooltip = new vscode.MarkdownString(
    [
      `**${report.title}**: ${word}`,
      ...report.actions.map((action) => `- ${action.title}`),
      report.standards.join(' · '),
    ]
      .filter((line) => line !== '')
      .join('\n\n'),
  );
  item.accessibilityInformation = { label: `${report.title}, ${word}` };
  return item;
}

function evidenceItem({ evidence, folder }: Extract<ChecklistNode, { kind: 'evidence' }>): vscode.TreeItem {
  const uri = vscode.Uri.joinPath(vscode.Uri.parse(folder), evidence.file);
  const place = new vscode.Range(evidence.line - 1, 0, evidence.line - 1, 0);
  const isNotebook = evidence.file.endsWith('.ipynb');
  const item = new vscode.TreeItem(evidence.text, vscode.TreeItemCollapsibleState.None);
  item.description = isNotebook ? evidence.file : `${evidence.file}:${String(evidence.line)}`;
  item.iconPath = vscode.ThemeIcon.File;
  item.tooltip = item.description;
  item.resourceUri = uri;
  item.command = {
    title: 'Open',
    command: 'vscode.open',
    arguments: isNotebook ? [uri] : [uri, { selection: place, preview: true }],
  };
  return item;
}

function percent(score: number | null): string {
  return score === null ? '' : `${String(score)} %`;
}
