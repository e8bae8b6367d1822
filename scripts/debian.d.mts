export function findBrowser(): string | undefined;
export function ensureDebianPackages(): Promise<boolean>;
