import type { PythonDocument, PythonExpression } from '../../../lang/python/types';

/** Packages that wrap language models and vector stores, under many modules each. */
const ROOTS = [
  'langchain',
  'llama_index',
  'ollama',
  'huggingface_hub',
  'litellm',
  'haystack',
  'autogen',
  'crewai',
  'dspy',
];
const WRAPPER = new RegExp(`^(?:${ROOTS.join('|')})\\w*\\.`);
const CLASSES = [
  'Milvus',
  ...[
    'ChatOpenAI',
    'OpenAI',
    'AzureChatOpenAI',
    'AzureOpenAI',
    'OpenAIEmbeddings',
    'AzureOpenAIEmbeddings',
    'LLM',
    'LM',
  ],
  ...['ChatOllama', 'Ollama', 'OllamaLLM', 'OllamaEmbeddings', 'OllamaEmbedding', 'OpenAILike', 'ChatAnthropic'],
  ...['ChatMistralAI', 'HuggingFaceEndpoint', 'HuggingFaceTextGenInference', 'InferenceClient', 'AsyncInferenceClient'],
  ...['Client', 'AsyncClient', 'completion', 'acompletion', 'embedding', 'VLLMOpenAI', 'init_chat_model'],
  ...['Qdrant', 'QdrantVectorStore', 'ElasticsearchStore', 'ElasticVectorSearch', 'OpenSearchVectorSearch'],
  ...['MilvusVectorStore', 'from_documents', 'from_texts', 'from_existing_collection', 'from_embeddings'],
];
const KEYWORDS = [
  ...['base_url', 'openai_api_base', 'api_base', 'azure_endpoint', 'endpoint_url', 'inference_server_url', 'host'],
  ...['openai_api_url', 'anthropic_api_url', 'api_base_url', 'url', 'es_url', 'opensearch_url', 'uri'],
];

export const WRAPPER_TRIGGERS: readonly string[] = ROOTS.map((root) => `${root} http://`);

/** The addresses that wrappers of language models and vector stores are given. */
export function wrapperAddresses(document: PythonDocument): readonly PythonExpression[] {
  if (!ROOTS.some((root) => document.text.includes(root))) return [];
  return document
    .callsNamed(...CLASSES)
    .filter(({ name }) => name !== undefined && WRAPPER.test(name))
    .flatMap((call) => [
      ...KEYWORDS.flatMap((keyword) => call.argument(keyword)?.value ?? []),
      ...[call.argument('connection_args')?.value.entry('uri') ?? []].flat(),
    ]);
}
