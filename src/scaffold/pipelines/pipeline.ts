/** A pipeline as every service has it; `github.ts`, `gitlab.ts` and `jenkins.ts` write it down in the words of each. */
export interface Pipeline {
  /** What its file is called: `ml-security`. */
  readonly id: string;
  readonly title: string;
  /** What stands on top of the file: sentences, one a line. */
  readonly about: readonly string[];
  /** Whether it runs on every change. */
  readonly onChanges: boolean;
  readonly schedule: Schedule | undefined;
  readonly jobs: readonly Job[];
}

export interface Schedule {
  /** `17 4 * * 1`: minute, hour, day, month, weekday. */
  readonly cron: string;
  /** `every Monday`. */
  readonly words: string;
}

export interface Job {
  /** `[a-z-]+` */
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** Ids of jobs that must have ended well before. */
  readonly after?: readonly string[];
  readonly steps: readonly Step[];
  /** Paths that are kept when the job has ended, however it ended; relative to the project's folder. */
  readonly keeps?: readonly string[];
  /** A SARIF file that code scanning shows, where the service has such a thing. */
  readonly sarif?: string;
  /** What the job changes for others: it waits for a person, and runs on the main branch only. */
  readonly approval?: { readonly environment: string; readonly question: string };
  /** Names of Debian packages that the commands need; where Jenkins runs, its agent has them. */
  readonly debianPackages?: readonly string[];
  /** Further rights of the job's token on GitHub: `packages: write`. */
  readonly rights?: readonly string[];
  /** Ids of jobs whose kept paths are needed; they are among `after`. */
  readonly takes?: readonly string[];
  /** Where the job runs: the project's folder, or the whole repository. */
  readonly place?: 'project' | 'repository';
}

export interface Step {
  readonly title: string;
  /** Commands, one a line. */
  readonly run: readonly string[];
  /** The step is passed over while no file matches this glob, which counts from the job's folder. */
  readonly whenThere?: string;
  /** Names of variables that come from the service's store of secrets. */
  readonly secrets?: readonly string[];
}
