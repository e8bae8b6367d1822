// A desktop VS Code on this machine. No dependencies.
import { existsSync } from 'node:fs';
import { findProgram } from './process.mjs';

const MAC_OS = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';

/** Its command line, where there is a screen to show a window on. */
export function findDesktop() {
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_PATH } = process.env;
  const hasScreen = process.platform !== 'linux' || (DISPLAY ?? '') !== '' || (WAYLAND_DISPLAY ?? '') !== '';
  if (!hasScreen) return undefined;
  return VSCODE_PATH ?? findProgram('code', 'codium') ?? (existsSync(MAC_OS) ? MAC_OS : undefined);
}
