import { defineRule } from '../../engine/rule';
import type { Origin, OriginKind } from '../../lang/python/types';
import { findOrigin, showPath } from '../shared/origin-tier';
import { CODE_WORDS, codeSinks, mayRunCode, mayRunShell, REQUEST_WORDS, SHELL_WORDS, shellSinks } from './shared/sinks';

const REQUEST: ReadonlySet<OriginKind> = new Set(['request']);

export default defineRule({
  id: 'command-from-request',
  meta: {
    summary: 'A shell command or Python code is built from what a request sends',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [78, 94],
    atlas: ['AML.T0049', 'AML.T0050'],
    stages: ['deployment'],
    equivalents: { bandit: ['B602', 'B605', 'B307'], ruff: ['S602', 'S605', 'S307'] },
  },
  messages: {
    shell:
      'This shell command holds text that a request sends, so whoever sends `; rm -rf ~` runs it here. Pass the program and its arguments as a list without a shell, and accept only values that you expect.',
    code: '`{callee}` runs text that a request sends as Python, so whoever sends it takes over this machine. Read the text as data (`json.loads`, `ast.literal_eval`) or choose from functions that you list.',
  },
  triggers: REQUEST_WORDS,
  alongside: [...SHELL_WORDS, ...CODE_WORDS],
  confirm: (text) => mayRunShell(text) || mayRunCode(text),
  check: {
    python(document, report) {
      for (const { call, text } of shellSinks(document)) {
        const request = fromRequest(text.origins('shell'));
        if (request !== undefined) report({ at: call.range, message: 'shell', related: showPath(request, call.range) });
      }
      for (const { call, text } of codeSinks(document)) {
        const request = fromRequest(text.origins('code'));
        if (request === undefined) continue;
        const data = { callee: call.callee.text };
        report({ at: call.range, message: 'code', data, related: showPath(request, call.range) });
      }
    },
  },
});

function fromRequest(origins: readonly Origin[]): Origin | undefined {
  return findOrigin(origins, REQUEST);
}
