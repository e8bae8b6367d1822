import type { Range } from '../../core/range';

const ASSIGNMENT = /([A-Za-z_]\w*)(\[(?:[^[\]\s]|\[[^[\]\s]{0,20}\]){0,200}\])?(\+?)=/y;

export interface AssignmentHead {
  readonly name: string;
  /** Where the value starts. */
  readonly valueStart: number;
  /** Whether the value is the variable's whole value: not of `A+=x`, nor of `A[1]=x`. */
  readonly isWhole: boolean;
}

/** The name that a word sets, as a shell tells it from other words: by a name and `=` without quotes. */
export function readAssignment(text: string, { start, end }: Range): AssignmentHead | undefined {
  ASSIGNMENT.lastIndex = start;
  const match = ASSIGNMENT.exec(text);
  if (match === null || ASSIGNMENT.lastIndex > end) return undefined;
  const [whole, name = '', index, plus] = match;
  return { name, valueStart: start + whole.length, isWhole: index === undefined && plus === '' };
}
