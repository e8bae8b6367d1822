import type { Range } from '../../../core/range';
import { readDockerIgnore, type DockerIgnore } from '../../../engine/docker-ignore';
import type { RuleContext } from '../../../engine/rule';
import type { DockerfileDocument, DockerInstruction } from '../../../lang/dockerfile/types';

export interface CopySource {
  readonly text: string;
  readonly range: Range;
}

/** What COPY or ADD takes out of the build's folder; nothing where it takes from another stage. */
export function copySources({ text }: DockerfileDocument, instruction: DockerInstruction): readonly CopySource[] {
  const { keyword, flags, argumentsRange } = instruction;
  if ((keyword !== 'COPY' && keyword !== 'ADD') || flags.some(({ name }) => name === 'from')) return [];
  const start = flags.reduce((end, { valueRange }) => Math.max(end, valueRange.end), argumentsRange.start);
  const written = text.slice(start, argumentsRange.end);
  const words = [...written.matchAll(/"([^"\n]*)"|[^\s"[\],\\]+/g)].map((match): CopySource => {
    const inner = match[1] ?? match[0];
    const at = start + match.index + (match[1] === undefined ? 0 : 1);
    return { text: inner, range: { start: at, end: at + inner.length } };
  });
  // The last word is the target.
  return words.filter((word) => !word.text.startsWith('--')).slice(0, -1);
}

/** What is known of the folder that an image is built from: the Dockerfile's own, or the root where the ignore file is. */
export interface BuildContext {
  /** The file that says what is left out; undefined where there is none. */
  readonly ignoreFile: string | undefined;
  readonly isRoot: boolean;
  /** Whether a file or folder is there. */
  has(path: string): boolean;
  /** Whether the ignore file, or `--exclude` of the instruction, keeps a path out of the image. */
  leavesOut(path: string, instruction: DockerInstruction): boolean;
}

/** Undefined where it is not known whether there is an ignore file, or what it says. */
export function findBuildContext(context: RuleContext): BuildContext | undefined {
  const folder = context.path.slice(0, context.path.lastIndexOf('/') + 1);
  const own = `${context.path.slice(folder.length)}.dockerignore`;
  const found = [own, '.dockerignore'].find((name) => context.hasPath(name) !== false);
  const text = found === undefined ? '' : context.readText(found);
  if (text === undefined) return undefined;
  const isRoot = folder === '' || (found === '.dockerignore' && context.hasPath(folder + found) === false);
  const file = readDockerIgnore(text);
  return {
    ignoreFile: found,
    isRoot,
    has: (path) => context.hasPath(isRoot ? path : folder + path) === true,
    leavesOut: (path, instruction) => file.leavesOut(path) || excludedBy(instruction).leavesOut(path),
  };
}

function excludedBy({ flags }: DockerInstruction): DockerIgnore {
  const patterns = flags.filter(({ name }) => name === 'exclude').map(({ value }) => value);
  return readDockerIgnore(patterns.join('\n'));
}
