import type { Edit } from '../../core/fix';
import type { IniEntry } from '../../lang/ini/types';

/** Takes an entry out with its line, and the lines that its value goes on in. */
export function removeIniEntry(text: string, { keyRange, valueRange }: IniEntry): Edit {
  const start = text.lastIndexOf('\n', keyRange.start - 1) + 1;
  const end = text.indexOf('\n', valueRange.end);
  return { range: { start, end: end < 0 ? text.length : end + 1 }, text: '' };
}
