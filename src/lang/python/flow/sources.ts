import type { OriginKind } from '../types';

/** A kind of origin, and the qualified names of the calls or values that it comes from. */
interface Source {
  readonly kind: OriginKind;
  readonly name: RegExp;
}

const WEB = String.raw`(?:get|post|put|patch|delete|head|options|request|stream|urlopen)`;
const CHAT_MODEL = String.raw`(?:Chat[A-Z]\w*|\w*LLM\w*|OpenAI|AzureOpenAI|Anthropic|Ollama\w*|HuggingFace(?:Pipeline|Endpoint|Hub)|LlamaCpp|Bedrock\w*|VertexAI|Cohere|init_chat_model|LLMChain|RetrievalQA|ConversationChain|AgentExecutor|initialize_agent|create_\w*(?:chain|agent)\w*|StateGraph|BaseChatModel|BaseLanguageModel|BaseLLM|load_qa\w*|as_(?:query|chat)_engine)`;
const ASKING = String.raw`a?invoke|a?predict|a?run|a?stream|a?batch|a?generate|a?complete|a?chat|a?query|stream_(?:chat|complete)|a?predict_messages|a?call|__call__`;

/** Clients of models that others host, by what gives the answer. */
const HOSTED_MODEL =
  /^(?:openai\.(?:.*\.)?(?:chat\.completions|completions|responses|ChatCompletion|Completion|beta\.chat\.completions)\.(?:create|acreate|parse|stream)|anthropic\.(?:.*\.)?(?:messages|completions)\.(?:create|stream|parse)(?:\(\)\.get_final_(?:message|text))?|litellm\.(?:a?(?:text_)?completion|a?responses|batch_completion|Router\(\)\.a?completion)|ollama\.(?:\w+\(\)\.)?(?:chat|generate)|google\.(?:generativeai|genai)\.(?:.*\.)?(?:generate_content(?:_stream|_async)?|send_message(?:_stream|_async)?|generate_text)|cohere\.(?:.*\.)?(?:chat|chat_stream|generate)|mistralai\.(?:.*\.)?(?:chat|complete|complete_async|stream|stream_async)|(?:replicate\.|replicate\.Client\(\)\.)(?:async_)?(?:run|stream)|(?:together|groq|instructor|portkey_ai|aisuite|cerebras)\.(?:.*\.)?(?:create|create_with_completion|create_partial)|huggingface_hub\.(?:Async)?InferenceClient\(\)\.(?:text_generation|chat_completion|conversational|chat\.completions\.create|question_answering|summarization)|azure\.ai\.inference\.(?:.*\.)?complete)$/;
const CLOUD_MODEL =
  /^(?:(?:boto3|aioboto3|aiobotocore|botocore)\.(?:.*\.)?(?:invoke_model|invoke_model_with_response_stream|converse|converse_stream|invoke_agent|retrieve_and_generate|invoke_endpoint)|vertexai\.(?:.*\.)?(?:generate_content(?:_async)?|predict|send_message)|google\.cloud\.aiplatform\.(?:.*\.)?predict)$/;
/** Models on this machine. Token ids become text in `decode`, which is fed with hardly anything else. */
const LOCAL_MODEL =
  /^(?:transformers\.(?:pipeline\(\)|\w*Pipeline\(\)|\w+\.from_pretrained\(\)(?:\.\w+\(\))*\.(?:generate|chat|decode|batch_decode))|vllm\.LLM\(\)\.(?:generate|chat)|llama_cpp\.Llama(?:\.from_pretrained)?\(\)(?:\.\w+)*|ctransformers\..*\(\)|gpt4all\.GPT4All\(\)\.(?:generate|chat_completion)|mlx_lm\.(?:stream_)?generate|outlines\.generate\.\w+\(\)|guidance\.\w+\(\))$/;
/** Text of web pages: of parsers, loaders and searches. */
const PAGES =
  /^(?:bs4\.BeautifulSoup\(\)\.(?:get_text|find|find_all|select|select_one|prettify)|trafilatura\.(?:fetch_url|extract)|feedparser\.parse|wikipedia\.(?:page|summary)|(?:langchain\w*|llama_index)\.(?:.*\.)?(?:\w*(?:Web|URL|Url|Html|Chromium|Sitemap|FireCrawl)\w*(?:Loader|Reader)\(\)\.(?:a?load|lazy_load|load_data)|(?:\w*Search(?:Run|Results|APIWrapper)|SerpAPIWrapper|WikipediaQueryRun|TavilySearch)\(\)\.(?:run|invoke|results))|tavily\.TavilyClient\(\)\.(?:search|extract)|duckduckgo_search\.DDGS\(\)\.text)$/;
/** Agents and programs that hand back what a model said in the end. */
const AGENT =
  /^(?:dspy\.(?:Predict|ChainOfThought|ProgramOfThought|ReAct|LM)\(\)|pydantic_ai\.Agent\(\)\.(?:run|run_sync|run_stream)|agents\.Runner\.(?:run|run_sync|run_streamed)|smolagents\.\w*(?:Agent|Model)\(\)(?:\.run)?|crewai\.Crew\(\)\.kickoff(?:_async)?|autogen\w*\.(?:.*\.)?(?:generate_reply|initiate_chat|run)|haystack\.(?:.*\.)?\w*Generator\(\)\.run|semantic_kernel\.Kernel\(\)\.invoke(?:_prompt)?|marvin\.\w+|guidance\.\w+\(\))$/;

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
  { kind: 'network', name: PAGES },
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
  { kind: 'model-output', name: HOSTED_MODEL },
  { kind: 'model-output', name: CLOUD_MODEL },
  { kind: 'model-output', name: LOCAL_MODEL },
  {
    kind: 'model-output',
    name: new RegExp(
      String.raw`^(?:langchain\w*|langgraph|llama_index)\.(?:.*\.)?${CHAT_MODEL}(?:\.\w+)?\(\)(?:\.\w+\(\))*(?:\.(?:${ASKING}))?$`,
    ),
  },
  { kind: 'model-output', name: AGENT },
];

/** Whether a call, by the name of what is called, asks a language model; that a tokenizer decodes does not say so. */
export function isModelAnswer(name: string): boolean {
  if (name.endsWith('decode')) return false;
  return SOURCE_CALLS.some((source) => source.kind === 'model-output' && source.name.test(name));
}

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
    name: /\.(?:(?:chat\.completions|responses)\.(?:create|parse|stream)|messages\.(?:create|stream)|generate_content(?:_async|_stream)?|invoke_model(?:_with_response_stream)?|create_chat_completion|get_final_message)$/,
  },
  {
    kind: 'model-output',
    name: /(?:^|[._])(?:llm|chat_?model|chain|llm_chain|qa|agent|agent_executor|query_engine|chat_engine)\.(?:a?invoke|a?stream|a?predict|a?run|run_sync|a?query|a?complete)$/i,
  },
  // `prompt | model`, written where it is asked.
  { kind: 'model-output', name: /\|[^|]{0,300}\)\s*\.(?:a?invoke|a?stream|a?batch)$/ },
  { kind: 'model-output', name: /(?:^|[._])tok(?:enizer)?\.(?:batch_)?decode$/ },
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
