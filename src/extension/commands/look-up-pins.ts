import * as vscode from 'vscode';
import {
  FIND_LOOK_UPS,
  LOOK_UP_PINS,
  type FindLookUpsParams,
  type HostLookUps,
  type LookUpPinsParams,
  type LookUpPinsResult,
} from '../../protocol/pins';
import { activeUri } from '../active-uri';
import type { Extension } from '../activate';
import { plural } from '../words';

const ASK = 'Look Up';
/** Names of one host that are shown; a dialog has no scroll bar. */
const SHOWN = 8;

/** Looks up versions that nothing here knows, once the user has seen whom that asks and what it is told. */
export function registerLookUpPins({ client, ready }: Extension): vscode.Disposable {
  return vscode.commands.registerCommand('watertight.lookUpPins', async (given?: unknown) => {
    const uri = typeof given === 'string' ? given : activeUri()?.toString();
    if (uri === undefined) {
      void vscode.window.showInformationMessage('Open a file or a notebook to look up its versions.');
      return;
    }
    await ready();
    const params: FindLookUpsParams = { uri };
    const open = await client.sendRequest<readonly HostLookUps[]>(FIND_LOOK_UPS, params);
    if (open.length === 0) {
      void vscode.window.showInformationMessage('Watertight: there is no version here that could be looked up.');
      return;
    }
    const hosts = open.map(({ host }) => host);
    const options = { modal: true, detail: describe(open) };
    const question = `Look up versions at ${hosts.join(', ')}?`;
    if ((await vscode.window.showInformationMessage(question, options, ASK)) !== ASK) return;
    const asked: LookUpPinsParams = { uri, hosts };
    showResult(await client.sendRequest<LookUpPinsResult>(LOOK_UP_PINS, asked));
  });
}

function describe(open: readonly HostLookUps[]): string {
  const lines = open.map(({ host, names }) => {
    const rest = names.length - SHOWN;
    return `${host} is asked for: ${names.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
  });
  return [...lines, 'Nothing else is sent. What is answered is offered as quick fixes.'].join('\n\n');
}

function showResult({ found, missing, failed }: LookUpPinsResult): void {
  const parts = [
    `found ${plural(found, 'version')}${found > 0 ? ', which quick fixes offer now' : ''}`,
    ...(missing.length > 0 ? [`no version of ${missing.slice(0, SHOWN).join(', ')}`] : []),
    ...failed.map(({ host, reason }) => `${host}: ${reason}`),
  ];
  void vscode.window.showInformationMessage(`Watertight: ${parts.join('; ')}.`);
}
