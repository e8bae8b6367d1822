/** What the process ends with (contract.md). */
export const EXIT = {
  clean: 0,
  findings: 1,
  /** Wrong words on the command line, or a path that does not exist. */
  usage: 2,
  /** A rule or the tool itself failed; what was found is printed all the same. */
  crash: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something that the user can mend in what they typed. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
