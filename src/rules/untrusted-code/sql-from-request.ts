import { defineRule } from '../../engine/rule';
import type { OriginKind } from '../../lang/python/types';
import { findOrigin, showPath } from '../shared/origin-tier';
import { QUERY_WORDS, querySinks, REQUEST_WORDS } from './shared/sinks';

const REQUEST: ReadonlySet<OriginKind> = new Set(['request']);

export default defineRule({
  id: 'sql-from-request',
  meta: {
    summary: 'A database query is put together from what a request sends',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [89],
    atlas: ['AML.T0049'],
    stages: ['data', 'deployment'],
    equivalents: { bandit: ['B608'], ruff: ['S608'] },
  },
  messages: {
    built:
      'The text of this query holds what a request sends, so whoever sends it can read and change other rows. Write a placeholder there, and pass the value as a parameter.',
  },
  triggers: REQUEST_WORDS,
  alongside: QUERY_WORDS,
  check: {
    python(document, report) {
      for (const { call, text } of querySinks(document)) {
        const request = findOrigin(text.origins('query'), REQUEST);
        if (request !== undefined) report({ at: call.range, message: 'built', related: showPath(request, call.range) });
      }
    },
  },
});
