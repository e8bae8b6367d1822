import { defineRule, type FixProposal, type RuleContext } from '../../engine/rule';
import { usedActions, type UsedAction } from '../../pins/used-actions';

const FIRST_PARTY = new Set(['actions', 'github']);

export default defineRule({
  id: 'unpinned-action',
  meta: {
    summary: 'A GitHub Action of somebody else is used by a tag or branch that can be moved',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [829],
    cicdSec: ['CICD-SEC-3', 'CICD-SEC-8'],
    stages: ['deployment', 'maintenance'],
    equivalents: { zizmor: ['unpinned-uses'] },
  },
  messages: {
    moving:
      '`{action}` is used at `{ref}`, which its owner, or whoever takes over the account, can move to other code that then runs with the secrets of this workflow. Pin it to a commit: `{action}@<40-digit hash> # {ref}`.',
    own: '`{action}` is used at `{ref}`, which can be moved. It belongs to GitHub itself; pin it to a commit as well where you want to be strict.',
  },
  triggers: ['uses:', '"uses"', "'uses'"],
  check: {
    yaml(document, report, context) {
      if (document.kind !== 'github-workflow' && document.kind !== 'github-action') return;
      for (const action of document.roots.flatMap(usedActions)) {
        const { scalar, owner, repository, folder, ref } = action;
        if (/^[0-9a-f]{40}$/i.test(ref) || ref.includes('${{')) continue;
        const data = { action: `${repository}${folder}`, ref };
        const fix = pinAction(action, document.text, context);
        if (FIRST_PARTY.has(owner.toLowerCase())) {
          report({ at: scalar.range, message: 'own', severity: 'info', confidence: 'low', data, fix });
        } else report({ at: scalar.range, message: 'moving', data, fix });
      }
    },
  },
});

/** The commit that another workflow uses for that version, with the version behind it, where nothing else follows there. */
function pinAction(
  { scalar, repository, ref }: UsedAction,
  text: string,
  context: RuleContext,
): FixProposal | undefined {
  const pin = context.pins.actionCommit(repository, ref);
  const { start, end } = scalar.range;
  const at = text.slice(start, end).lastIndexOf(`@${ref}`);
  if (pin === undefined || at === -1 || scalar.alias !== undefined) return undefined;
  const from = start + at + 1;
  const isLast = /^[ \t]*(?:#|\r?\n|$)/.test(text.slice(end, end + 200));
  const comment = isLast ? [{ range: { start: end, end }, text: ` # ${pin.version}` }] : [];
  const title = `Write @${pin.value.slice(0, 8)} (${pin.version}), ${pin.source}`;
  const edits = [{ range: { start: from, end: from + ref.length }, text: pin.value }, ...comment];
  return { title, safety: 'unsafe', edits };
}
