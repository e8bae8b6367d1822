import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { Finding, Severity } from '../core/finding';
import type { SettingsProblem } from '../engine/settings-file';
import { documentationUrl } from '../core/documentation';
import type { Checked } from './checker';
import type { ClientFacts } from './session';
import { placeLocation, type PlacedFinding } from './place';

const SEVERITY = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const satisfies Record<Severity, DiagnosticSeverity>;

export function toDiagnostic(
  placed: PlacedFinding,
  { snapshot, folder }: Pick<Checked, 'snapshot' | 'folder'>,
  client: ClientFacts,
): Diagnostic {
  const { finding, range } = placed;
  const isInOutput = finding.cell?.part === 'output';
  const related = client.hasRelatedInformation
    ? finding.related.flatMap((location) => {
        const place =
          location.file === undefined
            ? placeLocation(snapshot, location)
            : { uri: folder.uriOf(location.file), range: { start: location.start, end: location.end } };
        return place === undefined ? [] : [{ location: place, message: location.message }];
      })
    : [];
  return {
    ...describeFinding(finding),
    range,
    message: isInOutput ? `In the output of this cell: ${finding.message}` : finding.message,
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

/** For a file that is not open. A notebook shows the place in words: its own text is JSON that nobody reads. */
export function toFileDiagnostic(finding: Finding): Diagnostic {
  const { cell } = finding;
  const where =
    cell === undefined
      ? ''
      : `Cell ${String(cell.index + 1)}, ${cell.part === 'output' ? 'output, ' : ''}line ${String(cell.start.line + 1)}: `;
  return {
    ...describeFinding(finding),
    range: { start: finding.start, end: finding.end },
    message: where + finding.message,
  };
}

function describeFinding(
  finding: Finding,
): Pick<Diagnostic, 'severity' | 'code' | 'codeDescription' | 'source' | 'data'> {
  return {
    severity: SEVERITY[finding.severity],
    code: finding.ruleId,
    codeDescription: { href: documentationUrl(finding.ruleId) },
    source: 'watertight',
    data: { fingerprint: finding.fingerprint },
  };
}

export function toSettingsDiagnostic(problem: SettingsProblem, end: { line: number; character: number }): Diagnostic {
  return {
    severity: DiagnosticSeverity.Warning,
    code: 'settings',
    source: 'watertight',
    range: { start: problem.start, end },
    message: problem.message,
  };
}
