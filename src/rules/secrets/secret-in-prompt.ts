import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import type { PythonDocument, PythonExpression } from '../../lang/python/types';
import { findSecrets } from '../../secrets/find-secrets';
import { hostOf, reachOf } from '../shared/hosts';
import { systemPrompts } from '../shared/system-prompts';

const NAMED_PROMPT = /prompt|instruction|system_?(?:message|msg|content|text)|persona|preamble|guardrail/i;
/** Templates whose text is an argument. */
const TEMPLATES = ['PromptTemplate', 'from_template', 'from_messages', 'SystemMessage'];
const CREDENTIAL = String.raw`(?:pass(?:word|phrase|code)|secret(?: (?:key|code|word|token))?|(?:api|access|private|license|activation)[ _-]?(?:key|token|code)|(?:auth|bearer|login)[ _-]?token|credentials?|(?:pin|discount|promo|coupon|unlock|override|admin)[ _-]?code)`;
/** `the admin password is hunter2`, `API key: abc`: at most four words stand between. */
const SAID = new RegExp(
  String.raw`\b${CREDENTIAL}\b(?:\s(?!is\b|are\b)[\w'()]{1,20}){0,4}?\s{0,2}(?::|=|\bis\b|\bare\b)\s{0,2}([\x60"'“]?)([^\s"'\x60”{}<>,;]{3,120})`,
  'gi',
);
/** What a sentence about passwords goes on with. */
const PLAIN_WORD = /^[A-Za-z][a-z]*[.!?)]*$|^[A-Z]{1,3}[.!?)]*$/;
const STANDS_FOR =
  /^(?:x+|\*+|\.+|_+|-+)\W*$|example|your[-_ ]|placeholder|redacted|changeme|dummy(?!dummy)|^%\w|^\[|^\$/i;
const OWN_DUMMY = /watertight-?dummy/i;
const URLS = /\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s"'`<>{}()\\]{3,200}/gi;
/** Variables that hold a credential, where their value becomes part of a prompt. */
const CREDENTIAL_NAME =
  /(?:^|_)(?:password|passwd|passphrase|secret(?:_key)?|api_?key|access_?key|private_?key|(?:auth|access|api|bearer)_token|credentials?|connection_?string|conn_?str|dsn|database_url|db_url)$/i;

interface Found {
  readonly at: Range;
  readonly message: 'written' | 'address' | 'variable';
}

export default defineRule({
  id: 'secret-in-prompt',
  meta: {
    summary: 'A password, key or internal address is told to a language model in its prompt',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [798, 200],
    owaspLlm: ['LLM07'],
    atlas: ['AML.T0056'],
    stages: ['development', 'deployment'],
  },
  messages: {
    written:
      'This prompt tells the model a secret, and a model can be talked into saying what its prompt holds. Take the secret out and change it; let code that the model calls look it up, and check there who asks.',
    variable:
      '`{name}` becomes part of the instructions of this model, and a model can be talked into saying what they hold. Keep it in the code that the model calls.',
    address:
      'This prompt names an address of an internal network, and a model can be talked into saying what its prompt holds. Keep it in the code that the model calls.',
  },
  triggers: [
    ...['prompt', 'Prompt', 'PROMPT', 'role system', 'role developer', 'SystemMessage', 'system_instruction'],
    ...['instructions', 'INSTRUCTIONS', 'messages.create system', 'SYSTEM_', 'system_'],
  ],
  confirm: (text) =>
    /(?:pass(?:word|phrase|code|wd)|secret|[_ -](?:key|token|code)|credential|dsn|conn_str|:\/\/)/i.test(text),
  check: {
    python(document, report) {
      const system = systemPrompts(document);
      for (const prompt of system) {
        const name = prompt.names().find((candidate) => CREDENTIAL_NAME.test(candidate));
        if (name !== undefined && prompt.kind !== 'call')
          report({ at: prompt.range, message: 'variable', data: { name } });
      }
      const seen = new Set<number>();
      for (const { range, isSystem } of promptRanges(document, system)) {
        for (const { at, message } of findIn(document, range)) {
          if (seen.has(at.start) || message === 'variable') continue;
          seen.add(at.start);
          const confidence = isSystem ? 'high' : 'medium';
          if (message === 'written') report({ at, message, confidence, redactAs: 'secret of a prompt' });
          else report({ at, message, severity: 'warning', confidence });
        }
      }
    },
  },
});

/** Where the texts of prompts stand. */
function promptRanges(
  document: PythonDocument,
  system: readonly PythonExpression[],
): readonly { readonly range: Range; readonly isSystem: boolean }[] {
  const places = system.flatMap((prompt) => {
    const known = prompt.stringValue();
    return known?.elsewhere === undefined ? [known?.at ?? prompt.range, prompt.range] : [prompt.range];
  });
  const parts = new Set(system.flatMap((prompt) => prompt.names()));
  const named = document.assignments
    .filter(({ targetText }) => parts.has(targetText) || NAMED_PROMPT.test(targetText))
    .filter(({ value: { kind } }) => kind === 'string' || kind === 'other' || kind === 'call' || kind === 'list')
    .map(({ targetText, value }) => ({ range: value.range, isSystem: parts.has(targetText) }));
  const templates = document
    .callsNamed(...TEMPLATES)
    .flatMap((call) => call.arguments.map(({ value }) => ({ range: value.range, isSystem: false })));
  return [...places.map((range) => ({ range, isSystem: true })), ...named, ...templates];
}

function findIn({ text }: PythonDocument, range: Range): readonly Found[] {
  const prompt = text.slice(range.start, range.end);
  if (!/["']/.test(prompt)) return [];
  const known = findSecrets(text);
  const isKnown = (start: number, end: number): boolean =>
    known.some((secret) => secret.range.start < end && start < secret.range.end);
  const found: Found[] = [];
  for (const match of prompt.matchAll(SAID)) {
    const [whole, quote = '', value = ''] = match;
    const start = range.start + match.index + whole.length - value.length;
    if (isKnown(start, start + value.length) || !isSecret(value, quote !== '')) continue;
    found.push({ at: { start, end: start + value.replace(/[.!?)\\]+n?$/, '').length }, message: 'written' });
  }
  for (const match of prompt.matchAll(URLS)) {
    const [url] = match;
    const start = range.start + match.index;
    if (!isKnown(start, start + url.length) && isInternal(url))
      found.push({ at: { start, end: start + url.replace(/[.,;:!?]+$/, '').length }, message: 'address' });
  }
  return found;
}

/** A word in quotes, or one that no sentence goes on with. */
function isSecret(value: string, isQuoted: boolean): boolean {
  if (OWN_DUMMY.test(value)) return true;
  if (STANDS_FOR.test(value) || value.includes('://') || /^[\w.]+[([]/.test(value)) return false;
  return isQuoted
    ? !/^(?:the|a|an|and|or|none|null)$/i.test(value)
    : !PLAIN_WORD.test(value) && /[A-Za-z0-9]{3}/.test(value);
}

function isInternal(url: string): boolean {
  const target = hostOf(url);
  return target !== undefined && reachOf(target.host) === 'private' && (target.host.includes('.') || target.hasPort);
}
