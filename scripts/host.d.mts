export interface Host {
  /** The Node that code-server runs on. */
  readonly node: string;
  /** code-server's own script. */
  readonly entry: string;
}
export function ensureHost(): Promise<Host | undefined>;
