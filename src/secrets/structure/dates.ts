/** The engine knows no clock: what ended before this day had ended before this version was written. */
const WRITTEN_ON = '2025-11-01';
const WRITTEN_AT = 1_761_955_200;

/** Whether a date (`YYYY-MM-DD`) has passed for sure. */
export function isOver(date: string): boolean {
  return date < WRITTEN_ON;
}

/** Whether a time (seconds since 1970) has passed for sure. */
export function isOverAt(seconds: number): boolean {
  return seconds < WRITTEN_AT;
}
