import type { Edit } from '../../../core/fix';
import type { FixProposal } from '../../../engine/rule';
import type { Range } from '../../../core/range';

/** The line of an `ARG` or `ENV`: what stands before and behind the secret, and the whole span without its end. */
export interface InstructionLine {
  readonly before: string;
  readonly after: string;
  readonly span: Range;
}

const NEXT_STAGE = /^[ \t]*FROM\s/im;
/** A step with all of its lines: each but the last one ends with a backslash. */
const RUN = /^([ \t]*RUN[ \t]+)((?:[^\n]{0,2000}\\\r?\n){0,200}[^\n]{0,2000})/gim;

/**
 * A value that steps of the build read is mounted for these steps alone, so that no layer and no history keeps it. What no step
 * reads is left to whoever builds the image (`ARG`) or starts it (`ENV`).
 */
export function fixInDockerfile(
  { before, after, span }: InstructionLine,
  secret: Range,
  text: string,
): FixProposal | undefined {
  const [, head = '', keyword = '', name = '', separator = '', quote = ''] =
    /^(\s*(ARG|ENV)\s+([A-Za-z_]\w*))(=|[ \t]+)(["']?)$/i.exec(before) ?? [];
  const isArgument = keyword.toUpperCase() === 'ARG';
  if (name === '' || after !== quote || (isArgument && separator !== '=')) return undefined;
  const id = name.toLowerCase();
  const mounts = findReaders(text, span.end, name).map((at): Edit => ({
    range: { start: at, end: at },
    text: `--mount=type=secret,id=${id},env=${name} `,
  }));
  const wholeLine: Edit = { range: { start: span.start, end: nextLine(text, span.end) }, text: '' };
  if (mounts.length > 0) {
    const title = `Mount it for the steps that read it (docker build --secret id=${id},env=${name})`;
    return { title, safety: 'unsafe', edits: [wholeLine, ...mounts] };
  }
  if (!isArgument) {
    const title = `Leave ${name} to whoever starts the container (docker run --env ${name})`;
    return { title, safety: 'unsafe', edits: [wholeLine] };
  }
  return {
    title: `Leave ${name} to whoever builds the image (the history of the image shows it still: better is a build secret)`,
    safety: 'unsafe',
    edits: [{ range: { start: span.start + head.length, end: secret.end + quote.length }, text: '' }],
  };
}

/** Where the words of the steps of the same stage start that name the variable. */
function findReaders(text: string, from: number, name: string): readonly number[] {
  const rest = text.slice(from);
  const stage = rest.slice(0, NEXT_STAGE.exec(rest)?.index);
  const isRead = new RegExp(`\\b${name}\\b`);
  return [...stage.matchAll(RUN)]
    .filter(([, , step = '']) => isRead.test(step) && !step.includes(`env=${name}`))
    .map((match) => from + match.index + (match[1] ?? '').length);
}

function nextLine(text: string, lineEnd: number): number {
  const next = text.indexOf('\n', lineEnd);
  return next === -1 ? text.length : next + 1;
}
