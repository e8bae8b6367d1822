import type { Finding } from '../core/finding';
import { evaluateChecklist } from './evaluate';
import { ITEMS } from './items';
import { inferProfile, listQuestions } from './profile';
import { ATTESTATIONS_FILE, readAttestations } from './records/attestations';
import { HISTORY_FILE, readHistory } from './records/history';
import { OWN_ITEMS_FILE, readOwnItems } from './records/own-items';
import { PROFILE_FILE, readProfile } from './records/profile-file';
import type { RecordProblem } from './records/read-yaml';
import type { ChecklistItem, ChecklistReport, Fact, Profile, ProfileQuestion, ProgressRecord } from './types';

/** The files below `.watertight` that belong to the checklist. */
export const RECORD_FILES = [ATTESTATIONS_FILE, PROFILE_FILE, OWN_ITEMS_FILE, HISTORY_FILE] as const;
export type RecordFile = (typeof RECORD_FILES)[number];

/** What a workspace is judged by. */
export interface WorkspaceInput {
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly paths: readonly string[];
  /** The texts of the files that are there. */
  readonly records: Readonly<Partial<Record<RecordFile, string>>>;
  readonly ruleIds: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export interface WorkspaceChecklist {
  readonly report: ChecklistReport;
  /** Items that the team has added. */
  readonly ownItems: readonly ChecklistItem[];
  readonly profile: Profile;
  readonly questions: readonly ProfileQuestion[];
  readonly history: readonly ProgressRecord[];
  readonly problems: readonly (RecordProblem & { readonly file: string })[];
}

/** Judges a workspace with all that its people wrote down. */
export function judgeWorkspace({
  facts,
  findings,
  paths,
  records,
  ruleIds,
  today,
}: WorkspaceInput): WorkspaceChecklist {
  const itemIds = ITEMS.map(({ id }) => id);
  const own = readOwnItems(records[OWN_ITEMS_FILE] ?? '', { ruleIds, itemIds });
  const allIds = [...itemIds, ...own.items.map(({ id }) => id)];
  const { attestations, problems: attested } = readAttestations(records[ATTESTATIONS_FILE] ?? '', allIds);
  const { profile: answered, problems: profiled } = readProfile(records[PROFILE_FILE] ?? '');
  const inferred = inferProfile(facts, findings);
  const place = (file: string, problems: readonly RecordProblem[]): WorkspaceChecklist['problems'] =>
    problems.map((problem) => ({ ...problem, file }));
  return {
    report: evaluateChecklist({
      ...{ facts, findings, paths, profile: answered, attestations, today, ownItems: own.items },
    }),
    ownItems: own.items,
    profile: { ...inferred, ...answered },
    questions: listQuestions(answered, inferred),
    history: readHistory(records[HISTORY_FILE] ?? ''),
    problems: [
      ...place(OWN_ITEMS_FILE, own.problems),
      ...place(ATTESTATIONS_FILE, attested),
      ...place(PROFILE_FILE, profiled),
    ],
  };
}
