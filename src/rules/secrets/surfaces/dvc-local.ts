import { ignoresPath } from '../../../engine/discover';
import type { RuleContext } from '../../../engine/rule';

/** What DVC writes into its folder, so that its file for secrets stays on the machine. */
const IGNORE_FILES = [
  ['.gitignore', 'config.local'],
  ['../.gitignore', '.dvc/config.local'],
] as const;

/** Whether this is DVC's own file for secrets, and git does not keep it. */
export function isKeptLocally(context: RuleContext): boolean {
  return /(?:^|\/)\.dvc\/config\.local$/.test(context.path) && context.isTracked() !== true;
}

/** Whether git would take that file in with the next `git add .`. */
export function isForgotten(context: RuleContext): boolean {
  return (
    context.isTracked() === false &&
    IGNORE_FILES.every(([file, path]) => {
      if (context.hasPath(file) === false) return true;
      const text = context.readText(file);
      return text !== undefined && !ignoresPath(text, path);
    })
  );
}
