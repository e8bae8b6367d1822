import type { Range } from '../../core/range';
import type { LanguageDocument } from '../document';
import type { EnvironmentEntry } from '../env/types';
import type { Script } from '../script-text';

/** `--name=value` in front of the arguments of FROM, RUN, COPY, ADD and HEALTHCHECK. */
export interface DockerFlag {
  readonly name: string;
  /** As written. Empty for `--link`. */
  readonly value: string;
  readonly valueRange: Range;
}

export interface DockerInstruction {
  /** Upper case: FROM, RUN, COPY … */
  readonly keyword: string;
  readonly keywordRange: Range;
  readonly range: Range;
  /** What follows the keyword, flags included, continuation lines included. */
  readonly argumentsRange: Range;
  /** Its own flags, or those of what ONBUILD keeps for later. */
  readonly flags: readonly DockerFlag[];
  /** The stage that it stands in, counted from 0; -1 for ARG before the first FROM. */
  readonly stage: number;
  /** The shell script of RUN, CMD and ENTRYPOINT (shell form and heredocs; the exec form is quoted to one command). */
  script(): Script | undefined;
}

export interface DockerStage {
  readonly index: number;
  /** The image as written (`python:3.12`, `${BASE}`), and with ARG defaults put in; undefined where they are not known. */
  readonly image: string;
  readonly resolvedImage: string | undefined;
  readonly imageRange: Range;
  /** The name after AS. */
  readonly name: string | undefined;
  /** Whether the image is the name of an earlier stage, or `scratch`. */
  readonly isInternal: boolean;
  readonly range: Range;
}

export interface DockerfileDocument extends LanguageDocument<'dockerfile'> {
  readonly instructions: readonly DockerInstruction[];
  readonly stages: readonly DockerStage[];
  /** Variables that ENV sets, and defaults of ARG. */
  readonly environment: readonly EnvironmentEntry[];
}
