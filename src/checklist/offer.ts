import type { SeenEvidence } from './evidence';
import { open, run, type OfferedAction } from './items/actions';
import type { ChecklistItem, ItemAction, ItemState } from './types';

const DOCS: ItemAction = { id: 'docs', title: 'Read what counts as evidence', kind: 'docs' };
const ATTEST: ItemAction = { id: 'attest', title: 'Attest that this is met', kind: 'attest' };
const NOT_APPLICABLE: ItemAction = {
  id: 'not-applicable',
  title: 'Say why this is not applicable',
  kind: 'not-applicable',
};

/** What can be done for an item in its state: what was done already is not offered again. */
export function offerActions(item: ChecklistItem, state: ItemState, evidence: SeenEvidence): readonly ItemAction[] {
  const isDone = state === 'met' || state === 'attested' || state === 'not-applicable';
  const own = item.actions
    .flatMap((offered) => placeAction(offered, evidence))
    // What is met by a test or a script that is there is shown better by what it writes.
    .filter(({ kind }) => !isDone || kind === 'open' || (kind === 'run' && state === 'met'));
  return [
    ...(isDone ? [] : offerFixes(item, evidence)),
    ...usedPipelineFirst(own, evidence),
    ...(state === 'met' ? [] : [ATTEST, NOT_APPLICABLE]),
    DOCS,
  ];
}

/** What can stand in a command, and in a terminal, as it is. */
const PLAIN_PATH = /^(?!-)[\w./-]+$/;

/** The action with the file that it is about; none where there is no such file yet. */
function placeAction({ action, when }: OfferedAction, evidence: SeenEvidence): readonly ItemAction[] {
  if (when === undefined) return [action];
  const files = evidence.facts(when).flatMap(({ file, strength }) => (strength > 0 ? [file] : []));
  if (action.kind === 'run') {
    const isNeeded = action.command.includes('{file}');
    const file = files.find((path) => !isNeeded || (path.endsWith('.py') && PLAIN_PATH.test(path)));
    return file === undefined ? [] : [run(action.command.replace('{file}', file)).action];
  }
  const [file] = files;
  if (file === undefined) return [];
  return action.kind === 'open' ? [open(action.path.replace('{file}', file)).action] : [action];
}

/** All safe fixes of a rule, for as long as it has findings that can be fixed. */
function offerFixes(item: ChecklistItem, evidence: SeenEvidence): readonly ItemAction[] {
  const rules = [
    ...(item.blockedBy ?? []),
    ...item.requirements.flatMap((requirement) => ('noFindings' in requirement ? requirement.noFindings : [])),
  ];
  return [...new Set(rules)].flatMap((ruleId): readonly ItemAction[] => {
    const count = evidence.findings([ruleId]).filter(({ fix }) => fix?.safety === 'safe').length;
    if (count === 0) return [];
    const places = count === 1 ? '1 place' : `${String(count)} places`;
    return [{ id: `fix:${ruleId}`, title: `Fix ${ruleId} in ${places}`, kind: 'fix', ruleId }];
  });
}

const PIPELINES: readonly (readonly [scaffold: string, files: RegExp])[] = [
  ['github-workflow', /(?:^|\/)\.github\/workflows\//],
  ['gitlab-ci', /(?:^|\/)\.gitlab-ci\.ya?ml$/],
  ['jenkinsfile', /(?:^|\/)[^/]*jenkinsfile[^/]*$/i],
];

/** The pipelines of the service that the workspace uses come first. */
function usedPipelineFirst(actions: readonly ItemAction[], evidence: SeenEvidence): readonly ItemAction[] {
  const files = evidence.facts(['ci-pipeline']).map(({ file }) => file);
  const used = PIPELINES.filter(([, pattern]) => files.some((file) => pattern.test(file))).map(([id]) => id);
  const rank = (action: ItemAction): number => {
    if (action.kind !== 'scaffold' || !PIPELINES.some(([id]) => id === action.scaffold)) return 0;
    return used.includes(action.scaffold) ? 0 : 1;
  };
  return used.length === 0 ? actions : actions.toSorted((a, b) => rank(a) - rank(b));
}
