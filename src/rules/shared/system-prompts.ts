import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';

/** Roles of messages that a model obeys before all others. */
const RULING_ROLES = new Set(['system', 'developer']);
/** Keywords of any call that hold instructions. */
const KEYWORDS = ['system_instruction', 'system_prompt', 'system_message', 'systemInstruction', 'system_template'];
/** Keywords that do so in calls with this name, as written, and the position of the argument where it has one. */
const CALL_KEYWORDS: readonly {
  readonly name: RegExp;
  readonly keywords: readonly string[];
  readonly position?: number;
}[] = [
  {
    name: /\b(?:responses|assistants|runs|realtime\.sessions)\.(?:create|stream|parse|update)$/,
    keywords: ['instructions', 'additional_instructions'],
  },
  {
    name: /\bmessages\.(?:create|stream|parse|count_tokens)$|\.converse(?:_stream)?$|\bollama\b.*\.generate$/,
    keywords: ['system'],
  },
  { name: /\bco(?:here)?\w*\.chat(?:_stream)?$|\bcohere\b.*\.chat/, keywords: ['preamble'] },
  {
    name: /(?:^|\.)\w*Agent$/,
    keywords: ['instructions', 'instruction', 'backstory', 'goal', 'prompt', 'state_modifier'],
  },
  {
    name: /(?:^|\.)create_(?:react_)?agent$/,
    keywords: ['prompt', 'state_modifier', 'instruction', 'messages_modifier'],
  },
  { name: /(?:^|\.)System(?:Chat)?Message$|(?:^|\.)SystemPromptPart$/, keywords: ['content'], position: 0 },
  { name: /(?:^|\.)SystemMessagePromptTemplate\.from_template$/, keywords: ['template'], position: 0 },
];
/** Calls that are asked about beside those that are handed messages where they are written. */
const METHODS = [
  ...['create', 'stream', 'parse', 'update', 'count_tokens', 'converse', 'converse_stream', 'generate', 'chat'],
  ...['chat_stream', 'complete', 'completion', 'acompletion', 'chat_completion', 'create_chat_completion', 'invoke'],
  ...['append', 'insert', 'extend', 'from_messages', 'from_template', 'from_defaults', 'as_chat_engine', 'ainvoke'],
  ...[
    'Agent',
    'LlmAgent',
    'AssistantAgent',
    'ConversableAgent',
    'ReActAgent',
    'FunctionAgent',
    'CodeAgent',
    'Assistant',
  ],
  ...[
    'ToolCallingAgent',
    'create_agent',
    'create_react_agent',
    'SystemMessage',
    'SystemChatMessage',
    'SystemPromptPart',
  ],
  ...['GenerativeModel', 'GenerateContentConfig', 'ChatMessage', 'apply_chat_template', 'generate_content', 'ask'],
];
/** Calls whose arguments are messages: `ask([{"role": …`. */
const MESSAGES = /\((?<=(\w{1,60})\()\s*(?:\w{1,40}\s*=\s*)?\[\s*[{(]/g;
const SYSTEM_ROLE = /\b(?:MessageRole|ChatRole|Role)\.(?:SYSTEM|DEVELOPER)$/;
const MAX_DEPTH = 4;

/** What a file with such a message says somewhere. */
const RULING = /["'](?:system|developer)["']|SYSTEM|DEVELOPER|(?:system|developer)_role|role_(?:system|developer)/;

const known = new WeakMap<PythonDocument, readonly PythonExpression[]>();

/** The expressions that a model is given as its instructions: system and developer messages, `system=`, `instructions=`. */
export function systemPrompts(document: PythonDocument): readonly PythonExpression[] {
  const prompts = known.get(document) ?? findSystemPrompts(document);
  known.set(document, prompts);
  return prompts;
}

function findSystemPrompts(document: PythonDocument): readonly PythonExpression[] {
  const hasMessages = RULING.test(document.text);
  const prompts = new Map<number, PythonExpression>();
  const note = (prompt: PythonExpression | undefined): void => {
    for (const text of prompt === undefined ? [] : textsOf(prompt)) prompts.set(text.range.start, text);
  };
  const messages = hasMessages ? document.text.matchAll(MESSAGES) : [];
  const written = [...messages].flatMap(([, name]) => (name === undefined ? [] : [name]));
  for (const call of document.callsNamed(...new Set([...METHODS, ...written]))) {
    for (const keyword of KEYWORDS) note(call.arguments.find(({ name }) => name === keyword)?.value);
    const callee = call.name ?? call.callee.text;
    for (const { name, keywords, position } of CALL_KEYWORDS) {
      if (!name.test(callee) && !name.test(call.callee.text)) continue;
      for (const keyword of keywords)
        note(call.argument(keyword, keyword === keywords[0] ? position : undefined)?.value);
    }
    if (!hasMessages) continue;
    note(contentOfMessage(call));
    for (const { value } of call.arguments) for (const content of contentsOf(value, 0)) note(content);
  }
  if (!hasMessages) return [...prompts.values()];
  for (const { value } of document.assignments) for (const content of contentsOf(value, 0)) note(content);
  for (const definition of document.functions)
    for (const value of definition.returns()) for (const content of contentsOf(value, 0)) note(content);
  return [...prompts.values()];
}

/** `ChatMessage(role="system", content=…)`. */
function contentOfMessage(call: PythonCall): PythonExpression | undefined {
  const role = call.argument('role')?.value;
  if (role === undefined) return undefined;
  const isRuling = RULING_ROLES.has(role.stringValue()?.value ?? '') || SYSTEM_ROLE.test(role.text);
  return isRuling ? call.argument('content')?.value : undefined;
}

/** What system and developer messages say: `{"role": "system", "content": …}`, `("system", …)`, also within lists. */
function contentsOf(value: PythonExpression, depth: number): readonly PythonExpression[] {
  if (depth > MAX_DEPTH) return [];
  if (value.kind === 'dict') {
    const role = value.entry('role')?.stringValue()?.value;
    const content = role !== undefined && RULING_ROLES.has(role) ? value.entry('content') : undefined;
    const inner = ['messages', 'instructions', 'system'].flatMap((key) => value.entry(key) ?? []);
    const nested = inner.flatMap((entry) => (entry.kind === 'list' ? contentsOf(entry, depth + 1) : []));
    return content === undefined ? nested : [content, ...nested];
  }
  if (value.kind !== 'list' && value.kind !== 'tuple') return [];
  const [role, content] = value.elements();
  if (value.kind === 'tuple' && role?.kind === 'string' && content !== undefined)
    return RULING_ROLES.has(role.stringValue()?.value ?? '') ? [content] : [];
  return value.elements().flatMap((element) => contentsOf(element, depth + 1));
}

/** The texts of a prompt that is put together of parts: `[{"type": "text", "text": …}]`. */
function textsOf(prompt: PythonExpression): readonly PythonExpression[] {
  const parts = prompt.kind === 'list' ? prompt.elements() : [prompt];
  return parts.flatMap((part) => (part.kind === 'dict' ? (part.entry('text') ?? part.entry('content') ?? []) : [part]));
}
