import type { ChecklistReport, ItemReport } from '../checklist/types';
import { ATTESTATIONS_FILE } from '../checklist/records/attestations';
import type { VersionedSubject } from './checklist-markdown';
import { SOURCE_ROOT, toArtifact } from './sarif-places';

const HOME = 'https://github.com/watertight/watertight';

/** Items that are not met, as notes of SARIF 2.1.0: a gate is what `--min-score` is for. */
export function formatChecklistSarif(report: ChecklistReport, { version }: VersionedSubject): string {
  const open = report.items.filter(({ state }) => state === 'unmet' || state === 'partial');
  const run = {
    tool: {
      driver: {
        name: 'Watertight checklist',
        version,
        semanticVersion: version,
        informationUri: HOME,
        rules: report.items.map(toDescriptor),
      },
    },
    automationDetails: { id: 'watertight-checklist/' },
    originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: 'The folder that was judged from.' } } },
    columnKind: 'utf16CodeUnits',
    results: open.map((item) => toResult(item, report.items.indexOf(item))),
  };
  return JSON.stringify(
    { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] },
    undefined,
    2,
  );
}

function toDescriptor({ id, title, practice, stage, standards }: ItemReport): unknown {
  return {
    id,
    shortDescription: { text: title },
    helpUri: `${HOME}/blob/main/docs/checklist.md`,
    defaultConfiguration: { level: 'note' },
    properties: { tags: ['checklist', practice, stage], standards },
  };
}

/** What nothing in the workspace speaks of stands where a person can answer for it. */
function toResult({ id, title, state, explanation, evidence }: ItemReport, ruleIndex: number): unknown {
  const places = evidence.length === 0 ? [{ file: ATTESTATIONS_FILE, line: 1 }] : evidence.slice(0, 10);
  return {
    ruleId: id,
    ruleIndex,
    level: 'note',
    message: { text: `${title}: ${state === 'partial' ? 'partly met' : 'not met'}. ${explanation}` },
    locations: places.map(({ file, line }) => ({
      physicalLocation: { artifactLocation: toArtifact(file), region: { startLine: line } },
    })),
    partialFingerprints: { 'watertightChecklist/v1': id },
  };
}
