import { defineRule, type FixProposal } from '../../engine/rule';
import { blindScans, softCommands } from './shared/soft-commands';
import { softSettings, type SoftSetting } from './shared/soft-steps';

export default defineRule({
  id: 'soft-failing-scan',
  meta: {
    summary: 'A security scan of the pipeline may fail without stopping it',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [754],
    cicdSec: ['CICD-SEC-1', 'CICD-SEC-10'],
    stages: ['development', 'maintenance'],
  },
  messages: {
    setting:
      '`{what}` lets the pipeline go on when `{tool}` finds something, so it is merged and deployed all the same. Let it fail; accept single findings, with a reason, in the configuration of the tool.',
    blind:
      '`{tool}` cannot look into a compressed file, and ends with 0 for one that runs code: what it did not read passes. Unpack `{file}` first, or save models as safetensors or skops.',
    command:
      '`{what}` hides from the pipeline that `{tool}` found something, so it is merged and deployed all the same. Let it fail; accept single findings, with a reason, in the configuration of the tool.',
  },
  // Names of tools such as `safety` are common words; what makes a failure pass is not.
  triggers: [
    ...['continue-on-error', 'continueOnError', 'allow_failure', '||', '--exit-zero', '--soft-fail', '--no-fail'],
    ...['--no-exit-codes', 'exit-code', 'soft_fail', 'soft-fail', 'fail-build', 'fail-on-vuln', 'picklescan'],
  ],
  check: {
    yaml(document, report) {
      for (const setting of softSettings(document)) {
        const { entry, tool } = setting;
        const at = { start: entry.keyRange.start, end: entry.value.range.end };
        const what = document.text.slice(at.start, at.end);
        report({ at, message: 'setting', data: { what, tool }, fix: harden(setting) });
      }
    },
    shell(document, report) {
      if (document.origin !== 'workflow') return;
      for (const { at, tool, file } of blindScans(document)) report({ at, message: 'blind', data: { tool, file } });
      for (const { at, tool, what, edit } of softCommands(document)) {
        const fix = edit && {
          title: what.startsWith('--exit-code') ? 'Set --exit-code to 1' : `Remove ${what}`,
          safety: 'unsafe' as const,
          edits: [edit],
        };
        report({ at, message: 'command', data: { tool, what }, fix });
      }
    },
  },
});

function harden({ entry, hard }: SoftSetting): FixProposal | undefined {
  const { value } = entry;
  if (value.kind !== 'scalar' || value.alias !== undefined) return undefined;
  const quote = value.style === 'single' ? "'" : value.style === 'double' ? '"' : '';
  const edits = [{ range: value.range, text: quote + hard + quote }];
  return { title: `Set ${entry.key} to ${hard}`, safety: 'unsafe', edits };
}
