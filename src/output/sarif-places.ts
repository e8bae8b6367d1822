import type { Finding, Location } from '../core/finding';
import type { Edit } from '../core/fix';
import type { LineIndex } from '../core/line-index';
import type { Position } from '../core/range';

/** The base of relative URIs. GitHub takes them as relative to the repository. */
export const SOURCE_ROOT = 'SRCROOT';
const ABSOLUTE = /^(?:\/|[A-Za-z]:\/)/;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A file as SARIF names it: relative to the folder that the scan started in, or as a `file:` URI. */
export function toArtifact(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  const path = file.split('/').map(encodeSegment).join('/');
  if (!ABSOLUTE.test(file)) return { uri: path, uriBaseId: SOURCE_ROOT };
  // The colon of a drive stays.
  return { uri: `file://${path.startsWith('/') ? '' : '/'}${path.replace('%3A', ':')}` };
}

/** encodeURIComponent throws on half of a surrogate pair, which file names may hold. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(LONE_SURROGATE, '\uFFFD'));
}

/** Lines and columns count from 1, the end is exclusive. A notebook's place is that in its JSON, and its cell in words. */
export function toLocation(file: string, location: Location): Readonly<Record<string, unknown>> {
  const { start, end, cell } = location;
  const physicalLocation = {
    artifactLocation: toArtifact(file),
    region: toRegion(start, end),
  };
  if (cell === undefined) return { physicalLocation };
  const pointer = `/cells/${String(cell.index)}/${cell.output === undefined ? 'source' : `outputs/${String(cell.output)}`}`;
  const logicalLocation = { name: `cell ${String(cell.index + 1)}`, fullyQualifiedName: pointer, kind: 'value' };
  return { physicalLocation, logicalLocations: [logicalLocation] };
}

/** A fix as changes of its file; none where it has no edits. */
export function toFixes({ file, fix }: Finding, lines: LineIndex | undefined): readonly unknown[] {
  if (fix === undefined || fix.edits.length === 0) return [];
  const replacements = [...fix.edits]
    .sort((a, b) => a.range.start - b.range.start)
    .map((edit) => ({ deletedRegion: toEditRegion(edit, lines), insertedContent: { text: edit.text } }));
  return [
    {
      description: { text: fix.title },
      artifactChanges: [{ artifactLocation: toArtifact(file), replacements }],
      properties: { safety: fix.safety },
    },
  ];
}

function toEditRegion({ range }: Edit, lines: LineIndex | undefined): Readonly<Record<string, number>> {
  if (lines === undefined) return { charOffset: range.start, charLength: range.end - range.start };
  return toRegion(lines.positionAt(range.start), lines.positionAt(range.end));
}

function toRegion(start: Position, end: Position): Readonly<Record<string, number>> {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
