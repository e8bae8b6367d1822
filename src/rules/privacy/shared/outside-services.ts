import type { Range } from '../../../core/range';
import type { PythonArgument, PythonCall, PythonDocument } from '../../../lang/python/types';
import { hostOf, isLoopbackUrl, reachOf } from '../../shared/hosts';

/** A call that hands values to somebody else's machine, and who that is. */
export interface Handover {
  readonly call: PythonCall;
  readonly service: string;
  /** The arguments that are handed over. */
  readonly values: readonly PythonArgument[];
  /** Whether it is a language model: what is handed over is a text. */
  readonly isModel: boolean;
  /** Whether it is not known for sure that the receiver is somebody else. */
  readonly isUnsure: boolean;
}

interface Service {
  readonly service: string;
  /** How callees end, as written: client objects are often handed in from elsewhere. */
  readonly endings: RegExp;
  /** A module that has to be imported, where the ending alone does not tell. */
  readonly modules?: RegExp;
  /** Keywords that stay here; all other arguments are handed over. */
  readonly keeps?: RegExp;
}

const LLM_KEEPS = /^(?:model|temperature|max_tokens|tools|tool_choice|response_format|stream|modelId|timeout|top_p)$/;
const CHAT_MODULES =
  /^(?:langchain|llama_index|cohere|litellm|anthropic|openai|google\.generativeai|google\.genai|vertexai|huggingface_hub|groq|mistralai|replicate|together)\b/;
const SERVICES: readonly Service[] = [
  {
    service: 'OpenAI',
    endings:
      /(?:\bchat\.completions\.(?:create|parse|stream)|\bresponses\.(?:create|parse|stream)|\bembeddings\.create|(?<!chat\.)\bcompletions\.create|\b(?:ChatCompletion|Completion|Embedding)\.a?create|\bmoderations\.create)$/,
    keeps: LLM_KEEPS,
  },
  { service: 'Anthropic', endings: /\bmessages\.(?:create|stream)$/, modules: /^anthropic\b/, keeps: LLM_KEEPS },
  {
    service: 'Google',
    endings: /\.(?:generate_content|generate_content_async|embed_content|send_message)$/,
    modules: /^(?:google\.generativeai|google\.genai|vertexai|google\.cloud\.aiplatform|google)\b/,
    keeps: LLM_KEEPS,
  },
  {
    service: 'Amazon Bedrock',
    endings: /\.(?:invoke_model|invoke_model_with_response_stream|converse|converse_stream)$/,
    keeps: LLM_KEEPS,
  },
  {
    service: 'Cohere',
    endings: /\.(?:chat|generate|embed|chat_stream|classify|rerank)$/,
    modules: /^cohere\b/,
    keeps: LLM_KEEPS,
  },
  { service: 'Mistral', endings: /\.(?:chat\.(?:complete|stream)|chat)$/, modules: /^mistralai\b/, keeps: LLM_KEEPS },
  {
    service: 'a model provider',
    endings: /(?:^|\.)(?:a?completion|a?embedding)$/,
    modules: /^litellm\b/,
    keeps: LLM_KEEPS,
  },
  {
    service: 'Hugging Face',
    endings: /\.(?:chat_completion|text_generation|feature_extraction|summarization)$/,
    modules: /^huggingface_hub\b/,
    keeps: LLM_KEEPS,
  },
  {
    service: 'a model provider',
    endings:
      /(?:^|[._])(?:\w*llm|chat|\w*chain|\w*agent\w*|model|chat_model|conversation|ChatOpenAI\(.*\)|query_engine|chat_engine)\.(?:a?invoke|a?predict|a?run|a?stream|a?batch|a?complete|a?chat|a?generate|a?query|stream_chat)$/i,
    modules: /^(?:langchain\w*|llama_index)\b/,
  },
  {
    service: 'a model provider',
    endings: /\.(?:embed_documents|embed_query|aembed_documents|get_text_embedding|get_text_embedding_batch)$/,
    modules: /^(?:langchain\w*|llama_index)\b/,
  },
  {
    service: 'Sentry',
    endings:
      /(?:\bsentry_sdk|\bscope)\.(?:set_user|set_context|set_tag|set_tags|set_extra|capture_message|capture_event|add_breadcrumb)$/,
  },
  { service: 'Segment', endings: /\banalytics\.(?:identify|track|page|group)$/, modules: /^(?:segment|analytics)\b/ },
  { service: 'Mixpanel', endings: /\.(?:track|people_set|people_set_once)$/, modules: /^mixpanel\b/ },
  { service: 'PostHog', endings: /\bposthog\.(?:capture|identify|set)$/ },
  { service: 'Amplitude', endings: /\.(?:track|identify)$/, modules: /^amplitude\b/ },
  { service: 'Weights & Biases', endings: /(?:\bwandb|\brun)\.(?:log|Table|Html|alert)$/, modules: /^wandb\b/ },
  { service: 'Weights & Biases', endings: /\bwandb\.config\.update$/ },
  { service: 'Comet', endings: /\.(?:log_table|log_text|log_dataframe_profile)$/, modules: /^comet_ml\b/ },
  { service: 'Datadog', endings: /\b(?:statsd|api\.Event)\.(?:event|create)$/, modules: /^datadog\b/ },
  { service: 'Slack', endings: /\.(?:chat_postMessage|chat_update|files_upload|files_upload_v2)$/ },
  { service: 'Slack', endings: /^(?:webhook|slack\w*)\.send$/, modules: /^slack_sdk\b/ },
  { service: 'Twilio', endings: /\bmessages\.create$/, modules: /^twilio\b/, keeps: /^(?:to|from_)$/ },
];
const MODELS = /OpenAI|Anthropic|Google|Bedrock|Cohere|Mistral|provider|Hugging/;
const METHODS = split(
  'create,acreate,parse,stream,generate_content,generate_content_async,embed_content,send_message,invoke_model,converse,converse_stream,' +
    'invoke_model_with_response_stream,chat,generate,embed,chat_stream,classify,rerank,complete,completion,acompletion,embedding,aembedding,' +
    'chat_completion,text_generation,feature_extraction,summarization,invoke,ainvoke,predict,apredict,run,arun,astream,batch,abatch,acomplete,' +
    'achat,agenerate,query,aquery,stream_chat,embed_documents,embed_query,aembed_documents,get_text_embedding,get_text_embedding_batch,' +
    'set_user,set_context,set_tag,set_tags,set_extra,capture_message,capture_event,add_breadcrumb,identify,track,page,group,people_set,' +
    'people_set_once,capture,set,log,Table,Html,alert,update,log_table,log_text,event,chat_postMessage,chat_update,files_upload,' +
    'files_upload_v2,send',
);
/** Models of LangChain and LlamaIndex that answer in the cloud, for a receiver whose maker is known. */
const LOCAL_MAKERS = /Ollama|HuggingFace|LlamaCpp|GPT4All|VLLM|Fake|pipeline|SentenceTransformer|Llama\(/;
const POSTS = ['post', 'put', 'patch'];
const CLIENTS = /^(?:requests|httpx|aiohttp)\b/;
const PAYLOADS = ['json', 'data', 'content', 'files', 'params'];

export const HANDOVER_WORDS = [
  ...split(
    'openai,anthropic,cohere,bedrock,invoke_model,converse,generate_content,genai,generativeai,mistralai,litellm',
  ),
  ...split('langchain,llama_index,InferenceClient,completions,sentry_sdk,analytics,mixpanel,posthog,amplitude,wandb'),
  ...split('comet_ml,datadog,slack,chat_postMessage,twilio,post(,put(,patch('),
];

function split(words: string): readonly string[] {
  return words.split(',');
}

export function handovers(document: PythonDocument): readonly Handover[] {
  const modules = document.imports.map(({ qualifiedName }) => qualifiedName);
  const calls = document.callsNamed(...METHODS).flatMap((call): readonly Handover[] => {
    const callee = call.callee.text.replace(/\s+/g, '');
    const known = SERVICES.find(
      ({ endings, modules: wanted }) =>
        endings.test(callee) &&
        (wanted === undefined || wanted.test(call.name ?? '') || modules.some((name) => wanted.test(name))),
    );
    if (known === undefined || staysHere(call) || isOtherModule(known, modules)) return [];
    const values = call.arguments.filter(({ name }) => name === undefined || !(known.keeps?.test(name) ?? false));
    return [{ call, service: known.service, values, isModel: MODELS.test(known.service), isUnsure: false }];
  });
  const all = [...calls, ...posts(document)];
  // A table that is made inside of the call that logs it is handed over once.
  return all.filter(({ call }) => !all.some((other) => other.call !== call && contains(other.call.range, call.range)));
}

function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
}

/** A chain of LangChain is told by names alone: without a module for it the receiver is something else. */
function isOtherModule({ modules: wanted }: Service, modules: readonly string[]): boolean {
  if (wanted === undefined) return false;
  return !modules.some((name) => CHAT_MODULES.test(name) || wanted.test(name));
}

/** Servers on this machine, and models that run in this program. */
function staysHere(call: PythonCall): boolean {
  const head = call.callee.text.split('.')[0] ?? '';
  for (let object = call.receiver; object !== undefined; object = object.receiver) {
    const maker = object.originCall();
    if (maker === undefined) continue;
    if (LOCAL_MAKERS.test(maker.callee.text)) return true;
    const address = (maker.argument('base_url') ?? maker.argument('api_base'))?.value.stringValue()?.value;
    if (address !== undefined && isInside(address)) return true;
  }
  return LOCAL_MAKERS.test(head) || LOCAL_MAKERS.test(call.name ?? '');
}

function isInside(address: string): boolean {
  const target = hostOf(address);
  return isLoopbackUrl(address) || (target !== undefined && reachOf(target.host) === 'private');
}

/** `requests.post(url, json=…)`: to whom, where the address is known; else perhaps to a service of one's own. */
function posts(document: PythonDocument): readonly Handover[] {
  return document.callsNamed(...POSTS).flatMap((call): readonly Handover[] => {
    if (
      !CLIENTS.test(call.name ?? '') &&
      !/(?:^|\.)(?:session|client|http|requests|httpx)$/.test(call.receiver?.text ?? '')
    )
      return [];
    if (call.name !== undefined && !CLIENTS.test(call.name)) return [];
    const address = call.argument('url', 0)?.value;
    const url = address?.stringValue()?.value ?? /^f?["'](https?:\/\/[^{"']+)/.exec(address?.text ?? '')?.[1];
    const host = url === undefined ? undefined : hostOf(url)?.host;
    if (url !== undefined && (host === undefined || isInside(url))) return [];
    const values = call.arguments.filter(({ name }, index) =>
      name === undefined ? index === 1 : PAYLOADS.includes(name),
    );
    // Who logs in or signs up hands over their own address.
    if (values.some(({ value }) => /passw|passwd|\botp\b|token/i.test(value.text))) return [];
    const isChat = /slack/i.test(address?.text ?? '') || (host ?? '').includes('slack');
    return [
      {
        call,
        service: isChat ? 'Slack' : (host ?? 'another server'),
        values,
        isModel: false,
        isUnsure: host === undefined && !isChat,
      },
    ];
  });
}
