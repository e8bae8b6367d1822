import { defineRule, type FixProposal } from '../../engine/rule';
import type { ShellCommand } from '../../lang/shell/types';
import { switchOver } from '../shared/variable-fix';

const SWITCHES =
  /^(?:CI_DEBUG_TRACE|CI_DEBUG_SERVICES|ACTIONS_STEP_DEBUG|ACTIONS_RUNNER_DEBUG|SYSTEM_DEBUG|system\.debug)$/i;
const SECRET = /\$\{?\w*(?:TOKEN|PASSWORD|PASSWD|SECRET|API_KEY|ACCESS_KEY|CREDENTIALS)\w*/;

export default defineRule({
  id: 'traced-pipeline-secret',
  meta: {
    summary: 'A pipeline writes every command, with the secrets in it, to its log',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [532],
    cicdSec: ['CICD-SEC-10'],
    stages: ['development'],
  },
  messages: {
    debug:
      '`{name}` makes the pipeline write all variables and commands to its log, secrets among them, where everybody who sees the log can read them. Switch it on for a single run, not in the file.',
    traced:
      '`set -x` writes every command to the log, and this script uses `{secret}`: what the masking of the log misses can be read there. Leave it out, or write `set +x` around these lines.',
  },
  triggers: ['CI_DEBUG_TRACE', 'CI_DEBUG_SERVICES', 'ACTIONS_STEP_DEBUG', 'ACTIONS_RUNNER_DEBUG', 'debug', 'set -'],
  confirm: (text) => /CI_DEBUG_|ACTIONS_\w+_DEBUG|system[._]debug|set -\w*x/i.test(text),
  check: {
    environment({ name, value = '', nameRange, valueRange }, report) {
      if (SWITCHES.test(name) && /^(?:true|1|yes)$/i.test(value)) {
        report({ at: nameRange, message: 'debug', data: { name }, fix: switchOver(valueRange, value) });
      }
    },
    shell(document, report) {
      if (document.origin !== 'workflow') return;
      const traced = document.commands.find(
        ({ name, words }) => name === 'set' && /^-\w*x/.test(words[0]?.value ?? ''),
      );
      if (traced === undefined || /\bset \+\w*x/.test(document.text)) return;
      const secret = SECRET.exec(document.text.slice(traced.range.end))?.[0];
      if (secret === undefined) return;
      const data = { secret: secret.replace('${', '$') };
      report({ at: traced.range, message: 'traced', data, fix: stopTracing(traced) });
    },
  },
});

/** `set -ex` without the `x`, and `set -x` the other way round. */
function stopTracing({ words: [flags] }: ShellCommand): FixProposal | undefined {
  if (flags === undefined || flags.text !== flags.value) return undefined;
  const text = flags.text === '-x' ? '+x' : flags.text.replace('x', '');
  return { title: `Write set ${text}`, safety: 'unsafe', edits: [{ range: flags.range, text }] };
}
