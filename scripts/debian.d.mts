export function findBrowser(): string | undefined;
export function ensureDebianPackages(needs?: {
  readonly display?: boolean;
  readonly browser?: boolean;
}): Promise<boolean>;
export function ensureDesktopLibraries(executable: string): Promise<boolean>;
