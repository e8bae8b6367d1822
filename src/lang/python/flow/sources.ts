import type { OriginKind } from '../types';

/** A kind of origin, and the qualified names of the calls or values that it comes from. */
interface Source {
  readonly kind: OriginKind;
  readonly name: RegExp;
}

const WEB = String.raw`(?:get|post|put|patch|delete|head|options|request|stream|urlopen)`;
const CHAT_MODEL = String.raw`(?:Chat[A-Z]\w*|\w*LLM\w*|OpenAI|AzureOpenAI|Anthropic|Ollama\w*|HuggingFace(?:Pipeline|Endpoint|Hub)|LlamaCpp|Bedrock\w*|VertexAI|Cohere|init_chat_model|LLMChain|RetrievalQA|ConversationChain|AgentExecutor|initialize_agent|create_\w*(?:chain|agent)\w*)`;

/** Calls whose result comes from outside, by the name of what is called. */
export const SOURCE_CALLS: readonly Source[] = [
  {
    kind: 'network',
    name: new RegExp(String.raw`^(?:requests|httpx|aiohttp|urllib3|requests_html|cloudscraper)\.(?:\w+\(\)\.)*${WEB}$`),
  },
  { kind: 'network', name: /^urllib\.request\.(?:urlopen|urlretrieve)$|^urllib2?\.(?:urlopen|urlretrieve)$/ },
  {
    kind: 'network',
    name: /^huggingface_hub\.(?:hf_hub_download|snapshot_download|cached_download|HfFileSystem\(\)\.open)$|^(?:wget|gdown)\.download$|^gdown\.download_folder$|^pooch\.retrieve$|^kagglehub\.\w+_download$/,
  },
  {
    kind: 'network',
    name: /^(?:torch\.hub\.load_state_dict_from_url|(?:tensorflow\.)?keras\.utils\.get_file|torch\.utils\.model_zoo\.load_url|mlflow\.artifacts\.download_artifacts)$/,
  },
  {
    kind: 'network',
    name: /^(?:boto3|botocore|aioboto3)\.(?:.*\.)?(?:get_object|download_fileobj|receive_message|Object\(\)\.get)$/,
  },
  { kind: 'network', name: /^google\.cloud\.storage\..*\.download_as_(?:bytes|string|text)$/ },
  {
    kind: 'network',
    name: /^(?:socket\.(?:.*\.)?recv(?:from)?|websockets?\..*\.recv|redis\..*\.(?:get|hget|[lr]pop))$/,
  },
  { kind: 'request', name: /^flask\.request\.get_(?:json|data)$|^quart\.request\.get_(?:json|data)$/ },
  {
    kind: 'request',
    name: /^streamlit\.(?:sidebar\.)?(?:text_input|text_area|chat_input|file_uploader|data_editor|camera_input|audio_input)$/,
  },
  { kind: 'user-input', name: /^(?:input|raw_input|getpass\.getpass|click\.prompt|typer\.prompt)$/ },
  {
    kind: 'user-input',
    name: /^(?:argparse|configargparse|jsonargparse)\.\w+\(\)\.parse_(?:known_)?args$|^docopt\.docopt$/,
  },
  { kind: 'environment', name: /^os\.(?:getenv|environ\.(?:get|pop|setdefault)|environb\.get)$/ },
  {
    kind: 'model-output',
    name: /^openai\.(?:.*\.)?(?:chat\.completions|completions|responses|ChatCompletion|Completion|beta\.chat\.completions)\.(?:create|acreate|parse|stream)$/,
  },
  {
    kind: 'model-output',
    name: /^(?:anthropic\..*\.(?:messages|completions)\.(?:create|stream)|litellm\.a?(?:text_)?completion|ollama\.(?:\w+\(\)\.)?(?:chat|generate)|google\.(?:generativeai|genai)\..*\.(?:generate_content|send_message)|vertexai\..*\.(?:generate_content|predict)|cohere\..*\.(?:chat|generate)|mistralai\..*\.(?:chat|complete)|replicate\.run|together\..*\.create|groq\..*\.create)$/,
  },
  {
    kind: 'model-output',
    name: /^transformers\.(?:pipeline\(\)|\w*Pipeline\(\)|\w+\.from_pretrained\(\)(?:\.\w+\(\))*\.generate)$|^(?:vllm\.LLM\(\)\.(?:generate|chat)|llama_cpp\.Llama\(\)(?:\.\w+)*|ctransformers\..*\(\))$/,
  },
  {
    kind: 'model-output',
    name: new RegExp(
      String.raw`^(?:langchain\w*|langgraph|llama_index)\.(?:.*\.)?${CHAT_MODEL}(?:\.\w+)?\(\)(?:\.\w+\(\))*(?:\.(?:a?invoke|a?predict|run|arun|a?stream|batch|a?generate|a?complete|a?chat|predict_messages|__call__))?$`,
    ),
  },
];

/** Values that come from outside by themselves. */
export const SOURCE_VALUES: readonly Source[] = [
  {
    kind: 'request',
    name: /^(?:flask|quart|bottle|sanic)\.request(?:\.(?:args|form|json|files|values|data|headers|cookies|query|forms|query_string|stream|get_json|view_args|path|url))?$/,
  },
  { kind: 'request', name: /^streamlit\.(?:query_params|session_state)$/ },
  { kind: 'user-input', name: /^sys\.(?:argv|stdin)$/ },
  { kind: 'environment', name: /^os\.environb?$/ },
];

/** What a call is, as far as its own words tell, where nobody knows whose method it is. */
export const TELLING_CALLS: readonly Source[] = [
  {
    kind: 'model-output',
    name: /\.(?:chat\.completions|responses)\.(?:create|parse)$|\.messages\.create$|\.generate_content(?:_async)?$/,
  },
  { kind: 'request', name: /^self\.get_(?:body_|query_)?arguments?$/ },
];

/** What a request object holds, whatever framework it belongs to. */
export const REQUEST_PARTS = new Set(
  'args form json files values data headers cookies get_json get_data GET POST body FILES META COOKIES query_params query post path_params match_info rel_url text read stream content body_arguments arguments'.split(
    ' ',
  ),
);

/**
 * Decorators whose functions answer requests, where `routes/` does not tell: of an app that is imported under a name that
 * says nothing, and of frameworks that it does not read.
 */
export const ROUTE = /\.(?:route|get|post|put|patch|delete|websocket|api_route|head|options)$/;
export const ROUTER = /^(?:quart|bottle|robyn|falcon|flask_restx|ninja)\b/;
/** Decorators whose parameters come from the command line. */
export const COMMAND = /^(?:click|typer)\.|\.command$/;
/** Calls that take a function and hand it what a visitor typed. */
export const FORM = /^gradio\..*(?:Interface|click|submit|change|upload)$/;

/** Types of parameters that do not come with the request, and those that hold no text. */
export const PROVIDED_TYPE =
  /\b(?:Depends|Security|BackgroundTasks|Response|Session|AsyncSession|Connection|Settings)\b/;
export const INERT_TYPE =
  /^(?:Optional\[)?(?:int|float|bool|UUID|uuid\.UUID|date|datetime|Decimal|Literal\[.*)\]?(?:\s*\|\s*None)?$/s;
