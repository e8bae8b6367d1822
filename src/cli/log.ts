import type { Log } from '../engine/host';

const ignoreLine = (): void => undefined;

/** What could not be read is part of the results: the command line has no log beside them. */
export const SILENT: Log = { info: ignoreLine, warn: ignoreLine, error: ignoreLine };
