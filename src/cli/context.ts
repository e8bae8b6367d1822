import type { Engine } from '../engine/engine';
import type { Host, ResultCache } from '../engine/host';
import type { RegisteredRule } from '../engine/rule';

/** What every command is given: the rules and the engine come from `main.ts` alone. */
export interface CliContext {
  readonly rules: readonly RegisteredRule[];
  readonly createEngine: () => Promise<Engine>;
  readonly host: Host;
  /** What earlier runs found, in a folder that was asked for or the user's own; undefined where nothing may be kept. */
  readonly openCache: (folder: string | undefined) => ResultCache | undefined;
  readonly version: string;
  /** Results. */
  print(text: string): void;
  /** All else: progress, hints, errors. */
  say(text: string): void;
  /** Whether results go to a terminal that shows colours. */
  readonly hasColour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}
