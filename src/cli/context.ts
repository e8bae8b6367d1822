import type { Engine } from '../engine/engine';
import type { Host } from '../engine/host';
import type { RegisteredRule } from '../engine/rule';

/** What every command is given: the rules and the engine come from `main.ts` alone. */
export interface CliContext {
  readonly rules: readonly RegisteredRule[];
  readonly createEngine: () => Promise<Engine>;
  readonly host: Host;
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
