import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall } from '../../lang/python/types';
import { arePersonal, listKinds, mayNamePersonalData, personalTriggers, personalName } from '../shared/pii/names';
import { personalDataIn, removesPersonalData, type PersonalData } from '../shared/pii/personal-data';
import { HANDOVER_WORDS, handovers } from './shared/outside-services';

/** The option with which Sentry takes down who was there. */
const DEFAULT_PII = 'send_default_pii';

export default defineRule({
  id: 'personal-data-sent-out',
  meta: {
    summary: 'Personal data goes to a language model, a tracker or another service of somebody else',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [359, 201],
    owaspLlm: ['LLM02'],
    atlas: ['AML.T0057'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    sent: '`{callee}` hands {kinds} (`{names}`) to {service}, where they may be kept and read by others. Leave them out, or put placeholders in their place before and the values back afterwards.',
    allowed:
      '`send_default_pii=True` lets Sentry keep the addresses, cookies and user names of everybody whose request fails. Leave it out, or add what you need by hand.',
  },
  triggers: [...personalTriggers(), DEFAULT_PII],
  alongside: [...HANDOVER_WORDS, DEFAULT_PII],
  confirm: (text) => text.includes(DEFAULT_PII) || mayNamePersonalData(text),
  check: {
    python(document, report) {
      for (const call of document.calls('sentry_sdk.init')) {
        const argument = call.argument(DEFAULT_PII);
        if (argument?.value.value()?.value !== true) continue;
        const edits = call.arguments.includes(argument) ? [call.removeArgument(argument)] : [];
        const fix: FixProposal = { title: `Remove ${DEFAULT_PII}`, safety: 'unsafe', edits };
        report({ at: argument.range, message: 'allowed', ...(edits.length > 0 ? { fix } : {}) });
      }
      if (removesPersonalData(document)) return;
      for (const { call, service, values, isModel, isUnsure } of handovers(document)) {
        const found = personalDataIn(document, ...values.map(({ value }) => value)) ?? namedColumns(call);
        if (found === undefined) continue;
        const data = {
          callee: call.callee.text.replace(/\s+/g, ''),
          kinds: listKinds(found.kinds),
          names: found.names.slice(0, 3).join('`, `'),
          service,
        };
        const isDoubtful = isUnsure || (isModel && found.mayBeMessage);
        report({ at: call.range, message: 'sent', data, ...(isDoubtful ? { confidence: 'low' } : {}) });
      }
    },
  },
});

/** `wandb.Table(columns=["name", "email"], data=rows)` says what is in the rows. */
function namedColumns(call: PythonCall): PersonalData | undefined {
  const columns = call.argument('columns')?.value;
  const texts = columns?.elements().flatMap((element) => element.stringValue()?.value ?? []) ?? [];
  const found = texts.flatMap((text) => personalName(text) ?? []);
  if (!arePersonal(found)) return undefined;
  const kinds = found.map(({ kind }) => kind);
  return { kinds, names: found.map(({ name }) => name), isDirect: true, mayBeMessage: false };
}
