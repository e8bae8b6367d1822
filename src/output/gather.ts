import type { Finding } from '../core/finding';

/** From this many on, places of one file where the same is said are shown as one: three can be read side by side. */
const MANY = 4;

/** A finding, and those of its file that say the same of other places, in their order. */
export interface GatheredFinding {
  readonly finding: Finding;
  readonly others: readonly Finding[];
}

/** What many places of one file have in common, told once: a list of thirty packages without versions is one thing to do. */
export function gatherFindings(findings: readonly Finding[]): readonly GatheredFinding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const word = sharedWord(finding);
    const group = groups.get(word);
    if (group === undefined) groups.set(word, [finding]);
    else group.push(finding);
  }
  return findings.flatMap((finding): readonly GatheredFinding[] => {
    const group = groups.get(sharedWord(finding)) ?? [];
    if (group.length < MANY || isSingle(finding)) return [{ finding, others: [] }];
    return group[0] === finding ? [{ finding, others: group.slice(1) }] : [];
  });
}

/** Each error and each secret has to be dealt with for itself. */
function isSingle({ severity, group }: Finding): boolean {
  return severity === 'error' || group === 'secrets';
}

/** The message without the names in it. */
function sharedWord({ file, ruleId, severity, message }: Finding): string {
  const words = message.replace(/`[^`]*`(?:, `[^`]*`)*(?: and \d+ more)?/g, '``').replace(/\bare\b/g, 'is');
  return [file, ruleId, severity, words].join('\n');
}
