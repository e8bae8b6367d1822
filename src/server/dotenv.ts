import type { Edit } from '../core/fix';
import { ignoresPath } from '../engine/discover';
import { parseEnv } from '../lang/env/document';

/**
 * The edits of a `.env` file after which it sets the variable: none where it does so already. Undefined where it sets it to
 * something else, or where the value cannot be written so that all readers of such files agree about it.
 */
export function addVariable(text: string, name: string, value: string): readonly Edit[] | undefined {
  const known = parseEnv(text).entries.find((entry) => entry.name === name);
  if (known !== undefined) return known.value === value ? [] : undefined;
  const written = quote(value);
  return written === undefined ? undefined : [appendLine(text, `${name}=${written}`)];
}

/** The edits of a `.gitignore` after which git ignores a `.env`; none where it does so already. */
export function addIgnored(text: string, path: string): readonly Edit[] {
  return ignoresPath(text, path) ? [] : [appendLine(text, '.env')];
}

/**
 * In single quotes nothing is filled in nor read as an escape; python-dotenv fills in `${…}` there too. What has line breaks,
 * backslashes or quotes is read in as many ways as there are readers.
 */
function quote(value: string): string | undefined {
  if (/^[\w.:/@%+=,~^!?*-]+$/.test(value)) return value;
  return value === '' || /[\r\n'\\]|\$\{/.test(value) ? undefined : `'${value}'`;
}

function appendLine(text: string, line: string): Edit {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = text === '' || text.endsWith('\n') ? '' : lineEnd;
  return { range: { start: text.length, end: text.length }, text: `${separator}${line}${lineEnd}` };
}
