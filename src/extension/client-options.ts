import * as vscode from 'vscode';
import { RevealOutputChannelOn, type LanguageClientOptions } from 'vscode-languageclient';
import type { ClientOptions } from '../protocol/client-options';

/** Documents of these are looked at; not those of output channels, diffs and settings. */
function documentSchemes(): readonly string[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', ...folders])];
}

/** Notebook cells are selected by their notebook alone: with a language, cells of others would be left out. */
export const NOTEBOOK_TYPES = ['jupyter-notebook', 'interactive'] as const;

export function documentSelector(): vscode.DocumentFilter[] {
  return [
    ...documentSchemes().map((scheme) => ({ scheme })),
    ...NOTEBOOK_TYPES.map((notebookType) => ({ notebookType })),
  ];
}

export function createClientOptions(
  log: vscode.LogOutputChannel,
  initializationOptions: () => ClientOptions,
): LanguageClientOptions {
  return {
    documentSelector: [
      ...documentSchemes().map((scheme) => ({ scheme })),
      ...NOTEBOOK_TYPES.map((notebook) => ({ notebook })),
    ],
    initializationOptions,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'watertight',
  };
}
