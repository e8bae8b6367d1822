/** What our own client tells the server when it starts, in `initializationOptions`. Other clients send nothing. */
export interface ClientOptions {
  /** Our client is pushed diagnostics, sends outputs of notebooks, and knows our commands. */
  readonly client: 'watertight';
  /** The WebAssembly modules, where the server cannot read them itself (web worker). */
  readonly grammars?: {
    readonly runtime: Uint8Array;
    readonly python: Uint8Array;
  };
}

export function isOwnClient(options: unknown): options is ClientOptions {
  return typeof options === 'object' && options !== null && 'client' in options && options.client === 'watertight';
}
