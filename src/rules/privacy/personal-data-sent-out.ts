import { defineRule } from '../../engine/rule';
import type { PythonCall } from '../../lang/python/types';
import { arePersonal, listKinds, mayNamePersonalData, personalTriggers, personalName } from '../shared/pii/names';
import { personalDataIn, removesPersonalData, type PersonalData } from '../shared/pii/personal-data';
import { HANDOVER_WORDS, handovers } from './shared/outside-services';

export default defineRule({
  id: 'personal-data-sent-out',
  meta: {
    summary: 'Personal data goes to a language model, a tracker or another service of somebody else',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [359, 201],
    owaspLlm: ['LLM02'],
    atlas: ['AML.T0057'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    sent: '`{callee}` hands {kinds} (`{names}`) to {service}, where they may be kept and read by others. Leave them out, or put placeholders in their place before and the values back afterwards.',
  },
  triggers: personalTriggers(),
  confirm: (text) => HANDOVER_WORDS.test(text) && mayNamePersonalData(text),
  check: {
    python(document, report) {
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
