import type { Range } from '../../../core/range';
import type { PythonDocument } from '../../../lang/python/types';

/** An `except` of a `try`. Read by indentation, as the parser keeps no statements. */
export interface ExceptClause {
  /** From `except` to the colon. */
  readonly header: Range;
  /** As written; empty for a bare `except:`. */
  readonly types: string;
  /** `error` in `except ValueError as error`. */
  readonly alias: string | undefined;
  readonly body: Range;
  /** What the `try` tries. */
  readonly tried: Range;
}

const HEADER = /^([ \t]*)except\b[ \t]*\*?[ \t]*(\([^)\n]*\)|[^:\n]*?)(?:[ \t]+as[ \t]+(\w+))?[ \t]*:/gm;
const MAX_LINES = 400;

/** The `except` clauses of a file in document order, those in strings left out. */
export function exceptClauses(document: PythonDocument): readonly ExceptClause[] {
  const { text } = document;
  return [...text.matchAll(HEADER)].flatMap((match) => {
    const [whole, indent = '', types = '', alias] = match;
    const start = match.index + indent.length;
    const end = match.index + whole.length;
    const tried = triedBefore(text, match.index, indent);
    if (tried === undefined || document.strings.some(({ range }) => range.start < start && start < range.end))
      return [];
    return [{ header: { start, end }, types: types.trim(), alias, body: blockBehind(text, end, indent.length), tried }];
  });
}

/** The lines behind a header that are indented more than it, or what stands on its own line. */
export function blockBehind(text: string, headerEnd: number, indent: number): Range {
  let end = lineEnd(text, headerEnd);
  const rest = text
    .slice(headerEnd, end)
    .replace(/#[^\n]*/, '')
    .trim();
  if (rest !== '') return { start: headerEnd, end };
  const start = Math.min(end + 1, text.length);
  for (let count = 0, at = start; at < text.length && count < MAX_LINES; count++) {
    const stop = lineEnd(text, at);
    const own = text.slice(at, stop).search(/\S/);
    if (own !== -1 && own <= indent && text[at + own] !== '#') break;
    if (own !== -1) end = stop;
    at = stop + 1;
  }
  return { start, end: Math.max(start, end) };
}

function triedBefore(text: string, from: number, indent: string): Range | undefined {
  let end = from;
  for (let count = 0; count < MAX_LINES && end > 0; count++) {
    const start = text.lastIndexOf('\n', end - 2) + 1;
    const line = text.slice(start, end);
    const own = line.search(/\S/);
    if (own !== -1 && own < indent.length && line[own] !== '#') return undefined;
    if (own === indent.length && /^\s*try\s*:/.test(line)) return blockBehind(text, start + line.indexOf(':') + 1, own);
    end = start;
  }
  return undefined;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

const LOG_CALL =
  /\b(?:\w*log(?:ger|ging|s)?|\w*audit\w*|structlog|loguru|sentry_sdk|span|tracer|metrics?|statsd)\b[\w.()"' ]*\.\s*\w+\s*\(|\b(?:log|audit|record|track|emit|report|notify|print|capture)(?:_\w+)?\s*\(|\.(?:inc|observe|set_attribute|record_exception|capture_exception|capture_message)\s*\(/i;

/** Whether code tells anybody what happened: a log, an audit trail, a metric, a trace, at least a line of output. */
export function tellsAnybody(code: string): boolean {
  return LOG_CALL.test(code.replace(/#[^\n]*/g, ''));
}

/**
 * Whether somebody is told before a place is reached: on its own line, or in a line above of the same block or of one around
 * it, up to the function.
 */
export function isToldBefore(text: string, offset: number): boolean {
  let end = lineEnd(text, offset);
  let indent = Infinity;
  for (let count = 0; count < MAX_LINES && end >= 0; count++) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    end = start - 1;
    const own = line.search(/\S/);
    if (own === -1 || own > indent) continue;
    if (/^\s*(?:async\s+)?def\b/.test(line)) return false;
    if (tellsAnybody(line)) return true;
    indent = own;
  }
  return false;
}
