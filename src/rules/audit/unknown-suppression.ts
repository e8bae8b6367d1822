import { defineRule } from '../../engine/rule';

export default defineRule({
  id: 'unknown-suppression',
  meta: {
    summary: 'A suppression comment names no rule, or one that does not exist',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [1127],
    stages: ['development', 'maintenance'],
  },
  messages: {
    unknown: 'No rule is called `{id}`, so this comment silences nothing. Correct the name or remove the comment.',
    misspelled: 'No rule is called `{id}`, so this comment silences nothing. Did you mean `{suggestion}`?',
    unnamed:
      'This comment names no rule, so it silences nothing. Write the rule in brackets: `watertight: ignore[rule-id] reason`.',
  },
  triggers: ['watertight'],
  check: {
    suppression(subject, report) {
      if (subject.ids.length === 0) report({ at: subject.range, message: 'unnamed' });
      for (const { id, range, isKnown, suggestion } of subject.ids) {
        if (isKnown) continue;
        if (suggestion === undefined) {
          report({ at: range, message: 'unknown', data: { id } });
          continue;
        }
        report({
          at: range,
          message: 'misspelled',
          data: { id, suggestion },
          fix: {
            title: `Write ${suggestion}`,
            safety: 'unsafe',
            edits: [{ range, text: suggestion }],
          },
        });
      }
    },
  },
});
