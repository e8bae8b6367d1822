/** What everybody else on the machine may do. */
const OTHERS_WRITE = 0o002;
const OTHERS_READ = 0o004;
const ANY_EXECUTE = 0o111;
const CONSTANTS: Readonly<Record<string, number>> = {
  S_IRWXU: 0o700,
  S_IRWXG: 0o070,
  S_IRWXO: 0o007,
  S_IRUSR: 0o400,
  S_IWUSR: 0o200,
  S_IXUSR: 0o100,
  S_IRGRP: 0o040,
  S_IWGRP: 0o020,
  S_IXGRP: 0o010,
  S_IROTH: 0o004,
  S_IWOTH: 0o002,
  S_IXOTH: 0o001,
  S_IREAD: 0o400,
  S_IWRITE: 0o200,
  S_IEXEC: 0o100,
};

/** The bits that an expression sets for sure: a number, names of `stat`, and what `|` puts together. */
export function modeBits(text: string): number | undefined {
  // What is taken away again (`& ~stat.S_IWOTH`), or kept of what was there, is not known.
  if (/[&~^?]|\bif\b/.test(text)) return undefined;
  const parts = text.replace(/[()\s]/g, '').split('|');
  const bits = parts.map((part) => {
    const constant = CONSTANTS[part.slice(part.lastIndexOf('.') + 1)];
    if (constant !== undefined) return constant;
    if (/^0[oO][0-7]{1,5}$/.test(part)) return parseInt(part.slice(2), 8);
    return /^\d{1,6}$/.test(part) ? Number(part) : undefined;
  });
  const known = bits.filter((bit) => bit !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, bit) => sum | bit, 0);
}

export function letsOthersWrite(bits: number): boolean {
  return (bits & OTHERS_WRITE) !== 0;
}

export function letsOthersRead(bits: number): boolean {
  return (bits & OTHERS_READ) !== 0;
}

/** The same for the owner alone, as Python writes it. */
export function ownerOnly(bits: number): string {
  return (bits & ANY_EXECUTE) === 0 ? '0o600' : '0o700';
}

/** The mode of a `chmod`: what it lets others do, and the same word for the owner alone. Undefined: nothing of that kind. */
export function shellMode(word: string): { readonly canWrite: boolean; readonly instead: string } | undefined {
  if (/^[0-7]{3,4}$/.test(word)) {
    const bits = parseInt(word.slice(-3), 8);
    const isOpen = letsOthersWrite(bits) || letsOthersRead(bits);
    return isOpen ? { canWrite: letsOthersWrite(bits), instead: ownerOnly(bits).slice(2) } : undefined;
  }
  const match = /^([ugoa]*)([+=])([rwxXst]+)$/.exec(word);
  const [, who = '', how = '', letters = ''] = match ?? [];
  const isForOthers = /[oa]/.test(who);
  if (match === null || !isForOthers || !/[rw]/.test(letters)) return undefined;
  return { canWrite: letters.includes('w'), instead: `u${how}${letters}` };
}
