export function readStamp(): string;
export function writeStamp(stamp: string): void;
export function isBuilt(): boolean;
