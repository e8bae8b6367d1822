export const ROOT: string;
export function say(text: string): void;
export function findProgram(...names: string[]): string | undefined;
export function readOutput(command: string, args: readonly string[]): string | undefined;
export function runQuietly(
  command: string,
  args: readonly string[],
  options?: import('node:child_process').SpawnOptions,
): Promise<number>;
