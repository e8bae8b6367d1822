import { defineRule } from '../../engine/rule';
import type { PythonDocument, PythonExpression } from '../../lang/python/types';

const LOADERS = ['skops.io.load', 'skops.io.loads'];
const LISTER = 'skops.io.get_untrusted_types';

export default defineRule({
  id: 'unreviewed-skops-types',
  meta: {
    summary: 'A skops file is loaded with every type that it asks for, so the check is off',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [502],
    owaspMl: ['ML06'],
    atlas: ['AML.T0011.000'],
    stages: ['development', 'deployment'],
  },
  messages: {
    all: '`trusted=True` trusts every type in the file, so it can run code as a pickle does; newer releases refuse it. List the types that you have looked at: `trusted=["my_package.MyTransformer"]`.',
    listed:
      'This trusts whatever types the file asks for, so nothing is checked: whoever can change the file runs code here. Look at the list once and write it down: `trusted=["my_package.MyTransformer"]`.',
  },
  triggers: ['skops trusted', 'skops get_untrusted_types'],
  check: {
    python(document, report) {
      for (const call of document.calls(...LOADERS)) {
        const argument = call.argument('trusted', 1);
        if (argument === undefined) continue;
        const at = argument.range;
        if (argument.value.value()?.value === true) report({ at, message: 'all' });
        else if (argument.value.originCall()?.name === LISTER && !isReviewed(document, argument.value, at.start))
          report({ at, message: 'listed' });
      }
    },
  },
});

/** Whether something is compared with the list before it is trusted. */
function isReviewed(document: PythonDocument, { kind, text }: PythonExpression, end: number): boolean {
  if (kind !== 'name') return false;
  const before = document.text.slice(0, end).split('\n');
  const word = new RegExp(`\\b(?:if|assert|for|while)\\b.*\\b${text}\\b`);
  return before.some((line) => word.test(line.slice(0, 500)));
}
