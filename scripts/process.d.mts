export const ROOT: string;
export function say(text: string): void;
export function findProgram(...names: string[]): string | undefined;
