import { defineRule } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument } from '../../lang/python/types';
import { usualValue } from '../shared/usual-value';

const JUMPSTART = ['JumpStartModel', 'JumpStartEstimator'];
const JUMPSTART_PARTS = /^sagemaker\.(?:image_uris|model_uris|script_uris|hyperparameters|environment_variables)\.\w+$/;
/** Vertex AI: a number behind `@` is a version. */
const VERTEX_LANGUAGE = /^vertexai\..*\.from_pretrained$/;
const VERTEX_MODEL = 'google.cloud.aiplatform.Model';
/** Calls and classes that take the name of a model of a provider, by the last part of their names. */
const CLIENTS = [
  ...['create', 'acreate', 'parse', 'stream', 'completion', 'acompletion', 'embedding', 'chat', 'complete', 'generate'],
  ...[
    'generate_content',
    'generate_content_stream',
    'GenerativeModel',
    'ChatOpenAI',
    'AzureChatOpenAI',
    'ChatAnthropic',
  ],
  ...['ChatGoogleGenerativeAI', 'ChatVertexAI', 'ChatMistralAI', 'ChatCohere', 'ChatLiteLLM', 'OpenAI', 'Anthropic'],
  ...['Gemini', 'MistralAI', 'LiteLLM', 'init_chat_model', 'LM', 'LiteLLMModel', 'OpenAIModel', 'OpenAIServerModel'],
  ...['Agent', 'LLM', 'ChatOpenAIModel', 'OpenAIChatCompletionClient'],
];
const KEYWORDS = ['model', 'model_name', 'model_id'];
const PLACED = /^(?:GenerativeModel|init_chat_model|completion|acompletion|LM)$/;
/** Names that their makers point at newer models. A date or a number of three digits fixes one. */
const FLOATING: readonly RegExp[] = [
  /^(?:gpt-(?:3\.5|4|4o|4\.1|4\.5|5|5\.\d)(?:-(?:turbo|mini|nano|pro|preview|audio-preview|16k|32k|codex))*|o[134](?:-(?:mini|pro|preview))?)$/,
  /^claude-(?:instant-1|2|(?:\d-\d-|\d-)?(?:opus|sonnet|haiku)(?:-\d){0,2}|(?:\d-)+(?:opus|sonnet|haiku))$/,
  /^gemini-(?:pro|pro-vision|\d(?:\.\d)?-(?:pro|flash|flash-lite|flash-8b|ultra)(?:-preview|-exp)?)$/,
  /^(?:command(?:-r|-light|-a)?(?:-plus)?|mistral-(?:tiny|small|medium|large)|open-mi[sx]tral-\w+)$/,
  /-latest$/,
];

export default defineRule({
  id: 'floating-foundation-model',
  meta: {
    summary: 'A hosted foundation model is named so that its maker may put another one in its place',
    severity: 'info',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [1357],
    owaspLlm: ['LLM03'],
    atlas: ['AML.T0010.003'],
    stages: ['development', 'deployment', 'maintenance'],
  },
  messages: {
    alias:
      '`{model}` is whatever model its maker gives this name at that moment, so answers and test results change without a commit. Name a dated one, as `gpt-4o-2024-08-06`, where they must repeat.',
    jumpstart:
      '`{what}` takes the newest version of the model, so the next deployment may serve another one than you tested. Pass the number: `model_version="1.2.3"`.',
    vertex:
      '`{model}` is the default version of the model at that moment, so the next run may get another one than you tested. Add its number: `{model}@<number>`.',
  },
  triggers: [
    ...[
      'JumpStart',
      'model_version',
      'vertexai from_pretrained',
      'aiplatform Model',
      'gpt-',
      '"o1',
      '"o3',
      '"o4',
      'claude-',
    ],
    ...['gemini-', '-latest', 'command-', 'mistral-'],
  ],
  check: {
    python(document, report, { isNotebook }) {
      for (const { at, what } of jumpstarts(document)) report({ at, message: 'jumpstart', data: { what } });
      for (const { at, model } of vertexModels(document)) report({ at, message: 'vertex', data: { model } });
      for (const call of document.callsNamed(...CLIENTS)) {
        const argument = modelOf(call);
        const known = argument && usualValue(argument.value)?.value;
        if (argument === undefined || typeof known !== 'string') continue;
        // What routes to several makers names the maker in front: `openai/gpt-4o`, `openai:gpt-4o`.
        const model = known.replace(/^[\w-]+[/:]/, '').replace(/^models\//, '');
        // `-latest` says so itself, and a program keeps it; of the others few know it, and fewer mind.
        const confidence = model.endsWith('-latest') && !isNotebook ? 'medium' : 'low';
        if (FLOATING.some((pattern) => pattern.test(model)))
          report({ at: argument.range, message: 'alias', confidence, data: { model } });
      }
    },
  },
});

function modelOf(call: PythonCall): PythonArgument | undefined {
  for (const keyword of KEYWORDS) {
    const argument = call.argument(keyword);
    if (argument !== undefined) return argument;
  }
  return PLACED.test(call.method) ? call.argument('model', 0) : undefined;
}

function jumpstarts(document: PythonDocument) {
  const models = document
    .callsNamed(...JUMPSTART)
    .filter(({ name, hasUnknownArguments }) => name?.startsWith('sagemaker.') === true && !hasUnknownArguments)
    .filter((call) => call.argument('model_id', 0) !== undefined && call.argument('model_package_arn') === undefined)
    .map((call) => ({ call, version: call.argument('model_version', 1), isDefaultNewest: true }));
  const parts = document
    .callsNamed('retrieve', 'retrieve_default')
    .filter(({ name }) => JUMPSTART_PARTS.test(name ?? ''))
    .map((call) => ({ call, version: call.argument('model_version'), isDefaultNewest: false }));
  return [...models, ...parts].flatMap(({ call, version, isDefaultNewest }) => {
    const known = version?.value.value()?.value;
    const isNewest = version === undefined ? isDefaultNewest : known === '*' || known === null || known === 'latest';
    return isNewest ? [{ at: (version ?? call).range, what: call.callee.text }] : [];
  });
}

function vertexModels(document: PythonDocument) {
  const language = document
    .callsNamed('from_pretrained')
    .filter(({ name }) => VERTEX_LANGUAGE.test(name ?? ''))
    .map((call) => call.argument('model_name', 0));
  const uploaded = document
    .calls(VERTEX_MODEL)
    .filter((call) => call.argument('version') === undefined)
    .map((call) => call.argument('model_name', 0));
  return [...language, ...uploaded].flatMap((argument) => {
    const model = argument?.value.stringValue()?.value;
    return argument === undefined || model === undefined || model.includes('@') ? [] : [{ at: argument.range, model }];
  });
}
