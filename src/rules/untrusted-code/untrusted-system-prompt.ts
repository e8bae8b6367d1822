import { defineRule } from '../../engine/rule';
import type { Origin, OriginKind, PythonDocument } from '../../lang/python/types';
import { findOrigin, originName, showPath } from '../shared/origin-tier';
import { systemPrompts } from '../shared/system-prompts';

const STRANGERS: ReadonlySet<OriginKind> = new Set(['request', 'network']);
/** What asks at the keyboard. Options of the command line are set by who runs the program. */
const KEYBOARD = /^(?:raw_)?input\b|\bprompt\(|\bask\(/;
/** Names of parameters that hold what somebody asks. */
const ASKED =
  /^(?:user_?)?(?:question|query|message|prompt|input|request|text|content|utterance)s?\b|^(?:user|customer|visitor|client)_\w*(?:input|text|message|request|query|prompt|question|content|data)\b/i;

export default defineRule({
  id: 'untrusted-system-prompt',
  meta: {
    summary: 'Text of a stranger is written into the instructions of a language model',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [1427],
    owaspLlm: ['LLM01'],
    atlas: ['AML.T0051.000', 'AML.T0051.001'],
    stages: ['development', 'deployment'],
  },
  messages: {
    mixed:
      'Text from {origin} is part of the instructions of this model, so whoever writes it can tell the model to ignore the rest. Keep the instructions constant, and send the text as a message of the user, between marks.',
    parameter:
      '`{name}` is part of the instructions of this model. Whoever writes it can tell the model to ignore the rest: if it is not yours, send it as a message of the user, between marks.',
  },
  triggers: [
    ...['role system', 'role developer', 'role SYSTEM', 'system_instruction', 'system_prompt', 'system_message'],
    ...['SystemMessage', 'SystemPrompt', 'instructions', 'system_template', 'from_messages', 'preamble', 'backstory'],
    ...['messages.create system', 'converse system', 'ollama system', 'create_agent', 'create_react_agent', 'LlmAgent'],
  ],
  confirm: (text) => MIXED.test(text),
  check: {
    python(document, report) {
      for (const prompt of systemPrompts(document)) {
        const origins = prompt.origins('query');
        const at = prompt.range;
        const stranger = findOrigin(origins, STRANGERS);
        const typed = findTyped(document, origins);
        const origin = stranger ?? typed;
        const asked = origin === undefined ? origins.find((candidate) => isAsked(document, candidate)) : undefined;
        // Who sets up a chat of their own: `{"role": "system", "content": system_message}`.
        const isChosen = /^[\w.]*system\w*$/i.test(prompt.text);
        if (origin !== undefined)
          report({
            at,
            message: 'mixed',
            data: { origin: originName(origin.kind) },
            severity: stranger === undefined || isChosen ? 'info' : 'warning',
            confidence: stranger === undefined || isChosen ? 'medium' : 'high',
            related: showPath(origin, at),
          });
        else if (asked !== undefined) {
          const name = nameOf(document, asked);
          report({ at, message: 'parameter', data: { name }, confidence: 'low', related: showPath(asked, at) });
        }
      }
    },
  },
});

/** What is not constant in a text: a name in an f-string, `+`, `.format`, `%`, or a name in place of a literal. */
const MIXED = /\{\w|\+|\.format\(|%|request|input|prompt/;

function findTyped({ text }: PythonDocument, origins: readonly Origin[]): Origin | undefined {
  return origins.find(({ kind, at }) => kind === 'user-input' && KEYBOARD.test(text.slice(at.start, at.start + 40)));
}

function isAsked(document: PythonDocument, origin: Origin): boolean {
  return origin.kind === 'parameter' && ASKED.test(nameOf(document, origin));
}

function nameOf({ text }: PythonDocument, { at }: Origin): string {
  return /^\**(\w{1,60})/.exec(text.slice(at.start, Math.min(at.end, at.start + 80)))?.[1] ?? '';
}
