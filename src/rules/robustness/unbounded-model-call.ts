import { defineRule, type FixProposal } from '../../engine/rule';
import type { OriginKind, PythonCall, PythonDocument } from '../../lang/python/types';
import { enclosingLoops } from '../shared/enclosing-loops';
import { mayAnswerRequests } from '../shared/request-texts';

/** A call that is paid for by the length of its answer, and the keywords that limit it. */
interface Asking {
  readonly name: RegExp;
  readonly limits: readonly string[];
  /** The argument that a fix adds. */
  readonly text: string;
}

const ASKINGS: readonly Asking[] = [
  {
    name: /^openai\..*chat\.completions\.(?:create|parse|stream)$/,
    limits: ['max_tokens', 'max_completion_tokens'],
    text: 'max_completion_tokens=1024',
  },
  {
    name: /\bchat\.completions\.(?:create|parse|stream)$|^litellm\.a?completion$|^cohere\..*\.chat(?:_stream)?$|^mistralai\..*\.(?:complete|stream)(?:_async)?$/,
    limits: ['max_tokens', 'max_completion_tokens'],
    text: 'max_tokens=1024',
  },
  { name: /\bresponses\.(?:create|parse|stream)$/, limits: ['max_output_tokens'], text: 'max_output_tokens=1024' },
  {
    name: /^ollama\.(?:\w+\(\)\.)?(?:chat|generate)$/,
    limits: ['options'],
    text: 'options={"num_predict": 1024}',
  },
  {
    name: /^google\.genai\..*\.generate_content(?:_stream)?$/,
    limits: ['config'],
    text: 'config={"max_output_tokens": 1024}',
  },
  {
    name: /^google\.generativeai\..*\.generate_content(?:_async)?$/,
    limits: ['generation_config'],
    text: 'generation_config={"max_output_tokens": 1024}',
  },
  {
    name: /\.converse(?:_stream)?$/,
    limits: ['inferenceConfig'],
    text: 'inferenceConfig={"maxTokens": 1024}',
  },
];
const METHODS = [
  ...['create', 'parse', 'stream', 'completion', 'acompletion', 'chat', 'chat_stream', 'complete', 'complete_async'],
  ...['stream_async', 'generate', 'generate_content', 'generate_content_stream', 'generate_content_async', 'converse'],
  ...['converse_stream', 'invoke', 'ainvoke'],
];
/** Models of LangChain whose answers have no limit unless one is given. */
const CHAT_MODELS = [
  ...['ChatOpenAI', 'AzureChatOpenAI', 'ChatGroq', 'ChatMistralAI', 'ChatTogether', 'ChatFireworks', 'ChatOllama'],
  ...[
    'ChatGoogleGenerativeAI',
    'ChatVertexAI',
    'ChatDeepSeek',
    'ChatBedrock',
    'ChatBedrockConverse',
    'init_chat_model',
  ],
];
const CHAT_LIMITS = ['max_tokens', 'max_completion_tokens', 'max_output_tokens', 'num_predict', 'model_kwargs'];
/** Steps of agents, where None takes away the limit that they have by default. */
const STEPS = ['max_iterations', 'max_turns', 'max_steps', 'max_iter', 'recursion_limit'];
const AGENTS = [
  'AgentExecutor',
  'initialize_agent',
  'from_agent_and_tools',
  'from_tools',
  'run',
  'run_sync',
  'Agent',
  'CodeAgent',
  'create_sql_agent',
];
const ASKED_IN_LOOP =
  /\b(?:chat\.completions|responses|messages)\.create$|\bcompletion$|\.generate_content$|\bollama\.chat$|\.converse$|\b(?:llm|model|agent|chain)\w*\.a?invoke$/;
/** What ends a loop, or waits for somebody in it. */
const BOUNDED =
  /\binput\(|\bprompt\(|recv|receive|\.get\(\)|queue|sleep\(|subscribe|poll|(?:step|turn|iter|round|count|attempt|tries|retr|budget|depth|limit|max_)\w*\s*(?:[+-]=|[<>]=?|==)|(?:[<>]=?|==)\s*(?:\w*\.)?(?:max|limit|budget)/i;
/** What the raw text of a file says in which the rule can fire. */
const NO_STEPS = /\b(?:max_(?:iterations|turns|steps|iter)|recursion_limit)["']?\s*[=:]\s*None\b/;
const ASKING =
  /completions|responses|litellm|ollama|generate_content|converse|messages\.create|cohere|mistralai|\bChat[A-Z]|ChatOpenAI|init_chat_model|invoke/;
const REQUEST: ReadonlySet<OriginKind> = new Set(['request']);

export default defineRule({
  id: 'unbounded-model-call',
  meta: {
    summary: 'A request can make a language model answer without a limit',
    severity: 'info',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [770],
    owaspLlm: ['LLM10'],
    atlas: ['AML.T0034'],
    stages: ['deployment'],
  },
  messages: {
    answer:
      'A request decides how much this model writes, as `{limit}` is not set: one that asks for very long answers costs money and keeps others waiting. Set a limit.',
    model:
      'Requests are answered with this model, and `max_tokens` is not set: one that asks for very long answers costs money and keeps others waiting. Set a limit.',
    steps: '`{name}=None` lets this agent go on for ever, and every step costs money. Leave it out or give a number.',
    loop: 'This loop asks a model until the model itself says that it is done, which a text in its prompt can prevent. Count the rounds and stop after a few.',
  },
  triggers: [
    ...[
      'completions create',
      'completions parse',
      'responses create',
      'litellm',
      'ollama',
      'generate_content',
      'converse',
    ],
    ...['messages.create while', 'invoke while', 'cohere', 'mistralai', ...STEPS, ...CHAT_MODELS],
  ],
  confirm: (text) => NO_STEPS.test(text) || (ASKING.test(text) && (mayAnswerRequests(text) || /\bwhile\b/.test(text))),
  check: {
    python(document, report) {
      for (const call of document.callsNamed(...METHODS)) {
        const asking = askingOf(call);
        if (asking !== undefined && isUnlimited(call, asking) && isDrivenByRequest(call)) {
          const data = { limit: asking.text.split('=')[0] ?? '' };
          report({ at: call.range, message: 'answer', data, fix: addLimit(call, asking) });
        }
        if (isEndless(document, call)) report({ at: call.range, message: 'loop', confidence: 'medium' });
      }
      for (const call of document.callsNamed(...AGENTS)) {
        const steps = STEPS.map((name) => call.arguments.find((argument) => argument.name === name)).find(
          (argument) => argument?.value.kind === 'none',
        );
        if (steps?.name !== undefined) report({ at: call.range, message: 'steps', data: { name: steps.name } });
      }
      for (const call of chatModels(document)) report({ at: call.range, message: 'model', confidence: 'medium' });
    },
  },
});

function askingOf(call: PythonCall): Asking | undefined {
  const name = call.name ?? call.callee.text;
  return (
    ASKINGS.find((asking) => asking.name.test(name)) ?? ASKINGS.find((asking) => asking.name.test(call.callee.text))
  );
}

function isUnlimited(call: PythonCall, { limits }: Asking): boolean {
  if (call.hasUnknownArguments || limits.some((limit) => call.argument(limit) !== undefined)) return false;
  // `GenerativeModel(…, generation_config=…)` and the like.
  const made = call.receiver?.originCall();
  return !limits.some((limit) => made?.argument(limit) !== undefined);
}

function isDrivenByRequest(call: PythonCall): boolean {
  return call.arguments.some(({ value }) => value.origins().some(({ kind }) => REQUEST.has(kind)));
}

function addLimit(call: PythonCall, { text }: Asking): FixProposal {
  return { title: `Add ${text}`, safety: 'unsafe', edits: [call.appendArgument(text)] };
}

/** Models that are made without a limit in a program that answers requests with a model. */
function chatModels(document: PythonDocument): readonly PythonCall[] {
  const models = document
    .callsNamed(...CHAT_MODELS)
    .filter((call) => (call.name ?? '').startsWith('langchain') && !call.hasUnknownArguments)
    .filter((call) => CHAT_LIMITS.every((limit) => call.argument(limit) === undefined));
  return models.length > 0 && document.routes().some(({ reachesModel }) => reachesModel) ? models : [];
}

/** Whether a model is asked in a `while` that nothing but its own answers ends. */
function isEndless({ text }: PythonDocument, call: PythonCall): boolean {
  if (!ASKED_IN_LOOP.test(call.callee.text)) return false;
  const [loop] = enclosingLoops(text, call.range.start);
  if (loop === undefined) return false;
  const head = /^(\s*)while\b(.*)/.exec(text.slice(loop, loop + 300));
  if (head === null || /[<>]/.test(head[2] ?? '')) return false;
  return !BOUNDED.test(bodyOf(text, loop, (head[1] ?? '').length));
}

/** The lines of a loop, which are indented further than its head. */
function bodyOf(text: string, loop: number, indent: number): string {
  const lines = text.slice(loop, loop + 8000).split('\n');
  const end = lines.findIndex((line, index) => index > 0 && line.trim() !== '' && line.search(/\S/) <= indent);
  return lines.slice(0, end === -1 ? undefined : end).join('\n');
}
