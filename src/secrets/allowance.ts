/**
 * How often something that costs time may still be done. It fills up along the text, so that all of a text takes linear
 * time, whatever stands in it, and no place of a text that people wrote is passed over.
 */
export interface Allowance {
  credit: number;
  /** Where it was asked last. Places come in ascending order. */
  at: number;
}

export interface AllowanceTerms {
  /** So often in a row. */
  readonly burst: number;
  /** After that, once for so many characters. */
  readonly charactersEach: number;
}

export function createAllowance({ burst }: AllowanceTerms): Allowance {
  return { credit: burst, at: 0 };
}

/** Whether it may be done once more, at this place. */
export function takeOne(allowance: Allowance, at: number, { burst, charactersEach }: AllowanceTerms): boolean {
  const credit = Math.min(burst, allowance.credit + (at - allowance.at) / charactersEach);
  allowance.at = at;
  allowance.credit = credit < 1 ? credit : credit - 1;
  return credit >= 1;
}
