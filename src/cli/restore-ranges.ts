import type { Finding } from '../core/finding';
import type { Fix } from '../core/fix';
import { restoreRange, type Gap } from '../core/gaps';
import type { LintResult } from '../engine/engine';

/** What was found in a text with gaps, with the offsets of the whole one. */
export function restoreRanges(result: LintResult, gaps: readonly Gap[]): LintResult {
  const restore = <T extends { readonly range: Finding['range'] }>(place: T): T => ({
    ...place,
    range: restoreRange(place.range, gaps),
  });
  const restoreFix = (fix: Fix): Fix => ({ ...fix, edits: fix.edits.map(restore) });
  const restoreFinding = (finding: Finding): Finding => ({
    ...restore(finding),
    related: finding.related.map((place) => (place.file === undefined ? restore(place) : place)),
    ...(finding.fix === undefined ? {} : { fix: restoreFix(finding.fix) }),
    ...(finding.otherFixes === undefined ? {} : { otherFixes: finding.otherFixes.map(restoreFix) }),
  });
  return {
    ...result,
    findings: result.findings.map(restoreFinding),
    suppressed: result.suppressed.map(restoreFinding),
  };
}
