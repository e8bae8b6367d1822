import { extendLines } from '../extend';
import type { Scaffold } from '../types';

/** Names without values are for everybody; the values stay out of git. */
export const ENV_EXAMPLE: Scaffold = {
  id: 'env-example',
  title: 'Example of the environment',
  summary: 'Lists the variables that the project reads, without values, and keeps files with values out of git.',
  items: ['ENC-M1'],
  create({ variables }) {
    const names = variables.map((name) => `${name}=`);
    const text = `# Copy this file to .env and fill it in. Never commit that one: in production, values come from a secret store.
${names.map((line) => `${line}\n`).join('')}`;
    const ignored = ['.env', '.env.*', '!.env.example'];
    return {
      files: [
        { path: '.env.example', text, extend: extendNames(names) },
        { path: '.gitignore', text: ignored.map((line) => `${line}\n`).join(''), extend: extendLines(ignored) },
      ],
      commands: ['git ls-files .env'],
      notes: ['If `git ls-files .env` prints something, that file is in git already: change what stands in it.'],
    };
  },
};

/** A variable that has a value already keeps it. */
function extendNames(lines: readonly string[]): (text: string) => string {
  return (text) => {
    const known = new Set([...text.matchAll(/^\s*#?\s*(?:export\s+)?(\w+)\s*=/gm)].map(([, name]) => name));
    return extendLines(lines.filter((line) => !known.has(line.slice(0, -1))))(text);
  };
}
