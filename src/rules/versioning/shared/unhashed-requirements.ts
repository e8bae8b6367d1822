import type { Range } from '../../../core/range';
import type { RuleContext } from '../../../engine/rule';
import { parseRequirements } from '../../../lang/requirements/document';
import type { ShellCommand } from '../../../lang/shell/types';
import { PIP_OPTIONS, readArguments } from '../../shared/shell-words';

const LOCK_FILES = ['uv.lock', 'poetry.lock', 'Pipfile.lock', 'pdm.lock', 'pixi.lock', 'pylock.toml'];
/** Lists of what only developers install. */
const DEVELOPMENT = /(?:^|[-_./])(?:dev|develop|development|tests?|testing|lint|docs?|ci|tools?|local)(?:[-_./]|$)/i;

/** The lists that `pip install -r` reads in which versions are fixed and their content is not. */
export function unhashedLists(
  { name, words }: ShellCommand,
  context: RuleContext,
): readonly { readonly file: string; readonly at: Range }[] {
  if (name !== 'pip' && name !== 'pip3') return [];
  const { operands, options } = readArguments(words, PIP_OPTIONS);
  if (operands[0]?.value !== 'install' || options.some((option) => option.name === '--require-hashes')) return [];
  return options.flatMap(({ name: option, value, word }) => {
    if ((option !== '-r' && option !== '--requirement') || value === undefined || DEVELOPMENT.test(value)) return [];
    return isUnhashed(value, context) ? [{ file: value, at: word.range }] : [];
  });
}

function isUnhashed(path: string, context: RuleContext): boolean {
  // Inside of an image the file stands elsewhere than it was copied from.
  const text = context.readText(path.startsWith('/') ? path.slice(path.lastIndexOf('/') + 1) : path);
  if (text === undefined || LOCK_FILES.some((lock) => context.hasPath(lock) !== false)) return false;
  const { requirements } = parseRequirements(text, path);
  return (
    requirements.some(({ specifier }) => /^===?/.test(specifier)) && !requirements.some(({ hasHashes }) => hasHashes)
  );
}
