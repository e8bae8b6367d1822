/** Whether to print colours: https://no-color.org and https://force-color.org win over what the terminal is. */
export function hasColour(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: terminal } = environment;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined && force !== '' && force !== '0') return true;
  return isTerminal && terminal !== 'dumb';
}
