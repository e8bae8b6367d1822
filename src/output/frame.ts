/** The line that a finding starts on, for people to read. Secrets in it are masked already. */
export interface Frame {
  /** Without its line end. */
  readonly text: string;
  /** 0-based UTF-16 columns of `text`. */
  readonly start: number;
  readonly end: number;
}
