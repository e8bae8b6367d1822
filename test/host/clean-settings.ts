/** A workbench that shows the extension under test and little else. */
export const CLEAN_SETTINGS: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  // Both are needed: one alone leaves an empty side bar, the other alone a status item.
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  // The default in a browser saves by itself after a second, and a test of saving would test nothing.
  'files.autoSave': 'off',
  // Otherwise some editors open in a box that swallows clicks.
  'workbench.editor.useModal': 'off',
  // A picture must not catch a hover half faded in.
  'workbench.reduceMotion': 'on',
  'workbench.colorTheme': 'Light 2026',
};
