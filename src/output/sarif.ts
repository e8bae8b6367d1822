import type { Finding, Suppression } from '../core/finding';
import { createLineIndex, type LineIndex } from '../core/line-index';
import type { ScanReport } from './report';
import { SOURCE_ROOT, toArtifact, toFixes, toLocation } from './sarif-places';
import { LEVELS, taxonomyReference, toDescriptor, toTaxonomy } from './sarif-rules';

const HOME = 'https://github.com/watertight/watertight';

/** A report as SARIF 2.1.0 with one run. It holds no snippets: they would carry secrets to wherever it is uploaded. */
export function formatSarif(report: ScanReport): string {
  const { version, rules } = report;
  const run = {
    tool: {
      driver: {
        name: 'Watertight',
        version,
        semanticVersion: version,
        informationUri: HOME,
        rules: rules.map(toDescriptor),
        supportedTaxonomies: [taxonomyReference()],
      },
    },
    taxonomies: [toTaxonomy(rules)],
    // GitHub takes what stands before the slash as the category of the upload.
    automationDetails: { id: 'watertight/' },
    invocations: [toInvocation(report)],
    originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: 'The folder that the scan was started in.' } } },
    columnKind: 'utf16CodeUnits',
    results: toResults(report),
  };
  return JSON.stringify(
    { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] },
    undefined,
    2,
  );
}

function toResults(report: ScanReport): readonly unknown[] {
  const indexes = ruleIndexes(report);
  const lines = new Map<string, LineIndex | undefined>();
  const linesOf = (file: string): LineIndex | undefined => {
    if (!lines.has(file)) {
      const text = report.textOf?.(file);
      lines.set(file, text === undefined ? undefined : createLineIndex(text));
    }
    return lines.get(file);
  };
  return [...report.findings, ...report.suppressed].map((finding) =>
    toResult(finding, indexes.get(finding.ruleId), finding.fix === undefined ? undefined : linesOf(finding.file)),
  );
}

function toResult(finding: Finding, ruleIndex: number | undefined, lines: LineIndex | undefined): unknown {
  const { ruleId, severity, message, file, related, fingerprint, suppression, confidence, practice } = finding;
  const fixes = toFixes(finding, lines);
  return {
    ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [toLocation(file, finding)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((location, index) => ({
            id: index + 1,
            message: { text: location.message },
            ...toLocation(location.file ?? file, location),
          })),
        }),
    partialFingerprints: { 'watertight/v1': fingerprint },
    ...(fixes.length === 0 ? {} : { fixes }),
    // The empty list says that nothing suppresses the result; without it that would be unknown.
    suppressions: suppression === undefined ? [] : [toSuppression(suppression)],
    properties: { confidence, practice },
  };
}

function toSuppression({ kind, reason }: Suppression): unknown {
  return {
    kind: kind === 'config' ? 'external' : 'inSource',
    status: 'accepted',
    ...(reason === undefined ? {} : { justification: reason }),
  };
}

/** A crash makes the run a failed one, as what it hid is not known; files that could not be read do not. */
function toInvocation(report: ScanReport): unknown {
  const indexes = ruleIndexes(report);
  const crashes = report.crashes.map(({ ruleId, file, error }) => {
    const index = indexes.get(ruleId);
    return {
      level: 'error',
      message: { text: `${ruleId} failed: ${error}` },
      ...(index === undefined ? {} : { associatedRule: { id: ruleId, index } }),
      locations: [{ physicalLocation: { artifactLocation: toArtifact(file) } }],
    };
  });
  const failed = report.files.failed.map(({ file, reason }) => ({
    level: 'warning',
    message: { text: `Not read in whole: ${reason}` },
    locations: [{ physicalLocation: { artifactLocation: toArtifact(file) } }],
  }));
  return { executionSuccessful: crashes.length === 0, toolExecutionNotifications: [...crashes, ...failed] };
}

function ruleIndexes({ rules }: ScanReport): ReadonlyMap<string, number> {
  return new Map(rules.map(({ id }, index) => [id, index]));
}
