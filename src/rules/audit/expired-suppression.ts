import { defineRule } from '../../engine/rule';

export default defineRule({
  id: 'expired-suppression',
  meta: {
    summary: 'A suppression comment is past its `until=` date',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [1127],
    stages: ['maintenance'],
  },
  messages: {
    expired:
      'This suppression ended on {until}, so its findings are back. Mend them, or decide anew and give a later date.',
  },
  triggers: ['watertight'],
  check: {
    suppression(subject, report) {
      if (!subject.isExpired || subject.until === undefined) return;
      report({ at: subject.range, message: 'expired', data: { until: subject.until } });
    },
  },
});
