import type { PythonDocument } from '../../../lang/python/types';

/** What to write a log line with in a file: its own logger, or that of its name. */
export function loggerIn(document: PythonDocument): {
  readonly text: string;
  readonly imports: readonly { readonly module: string }[];
} {
  const own = document.assignments.find(
    ({ targetText, value }) =>
      /^_?(?:log|logger|LOG|LOGGER)$/.test(targetText) && /\b(?:getLogger|get_logger)\s*\(/.test(value.text),
  );
  if (own !== undefined) return { text: own.targetText, imports: [] };
  return { text: 'logging.getLogger(__name__)', imports: [{ module: 'logging' }] };
}
