import type { CellLocation, Finding } from '../core/finding';
import type { Position } from '../core/range';
import type { ScanReport } from './report';

/** `scan --format json`. The shape is a contract: it changes with its version only. Lines and columns count from 1. */
export function formatJson({ findings, files, crashes }: ScanReport): string {
  const { scanned, skipped, failed } = files;
  const leftOut = (file: { readonly file: string; readonly reason: string }): unknown => ({
    file: file.file,
    reason: file.reason,
  });
  const report = {
    schemaVersion: 1,
    findings: findings.map(toJson),
    files: { scanned, skipped: skipped.map(leftOut), failed: failed.map(leftOut) },
    crashes: crashes.map(({ ruleId, file, error }) => ({ ruleId, file, error })),
  };
  return JSON.stringify(report, undefined, 2);
}

function toJson(finding: Finding): unknown {
  const { ruleId, group, practice, severity, confidence, file, start, end, cell, message, fix, fingerprint } = finding;
  return {
    ruleId,
    group,
    practice,
    severity,
    confidence,
    file,
    start: toPlace(start),
    end: toPlace(end),
    ...(cell === undefined ? {} : { cell: toCell(cell) }),
    message,
    ...(fix === undefined ? {} : { fix: { title: fix.title, safety: fix.safety } }),
    fingerprint,
  };
}

function toCell({ index, id, part, start }: CellLocation): unknown {
  return { index, ...(id === undefined ? {} : { id }), part, ...toPlace(start) };
}

function toPlace({ line, character }: Position): { readonly line: number; readonly column: number } {
  return { line: line + 1, column: character + 1 };
}
