/** Methods that use a model, whatever it is called. */
export const PREDICTING: ReadonlySet<string> = new Set([
  ...['predict', 'predict_proba', 'predict_log_proba', 'predict_on_batch', 'decision_function', 'apredict'],
  ...['async_predict', 'generate_content', 'generate_content_async', 'invoke_model', 'invoke_endpoint'],
  ...['invoke_model_with_response_stream', 'converse', 'converse_stream', 'create_chat_completion'],
]);

/** Calls whose result is a model that is used by calling it. */
export const MODEL_MAKERS =
  /^(?:transformers\.|diffusers\.|sentence_transformers\.|torch\.(?:load|jit\.load|hub\.load)|torchvision\.models\.|timm\.create_model|(?:tensorflow\.|tf_keras\.)?keras\.(?:models|saving)\.load_model|joblib\.load|pickle\.loads?|mlflow\.[a-z_.]*load_model|onnxruntime\.InferenceSession|ultralytics\.|vllm\.(?:LLM|AsyncLLMEngine)|ctransformers\.|llama_cpp\.Llama|whisper\.load_model|faster_whisper\.|spacy\.load)/;
/** What comes from the same packages and is called the same way, but answers nothing. */
export const NO_MODEL_MAKERS = /Tokenizer|Processor|Config|Extractor|set_seed|TrainingArguments/;
export const NO_MODEL_NAME = /token|processor|extractor|vectori[sz]er|scaler|encoder$|preprocess/i;

export const MODEL_NAME =
  /^(?:.*[_.])?(?:model|net|network|classifier|regressor|estimator|llm|pipe|pipeline|generator|predictor|learner|clf)$/i;
/** `load_model(…)`, `get_pipeline(…)`: names of what makes or keeps a model. */
export const MAKING_NAME =
  /(?:^|\.)_*(?:create|get|load|build|make|init|initialize|fetch|read|save|download|update|delete|list|train|register|set|from|define|compile|export)_\w+$/i;
/** Names of what LangChain and its like invoke. */
export const INVOKED_NAME =
  /(?:^|[_.])(?:llm|chain|agent|agent_executor|model|chat|chat_model|graph|rag|qa|retrieval_chain|rag_chain|workflow)$/i;
/** Libraries in which whatever is invoked asks a model, unless it is called like one of the things in front of it. */
export const CHAINING = /^lang(?:chain\w*|graph)\b/;
export const NOT_INVOKED_NAME = /retriever|tool|prompt|template|parser|loader|splitter|lambda|client/i;

/** Libraries whose models are called like functions. */
export const CALLED_MODEL_MODULES = [
  'torch',
  'tensorflow',
  'keras',
  'transformers',
  'diffusers',
  'jax',
  'flax',
] as const;

/** Clients of hosted models, which run up a bill. */
export const HOSTED =
  /^(?:openai\.(?:Async)?(?:Azure)?OpenAI\(\)\.(?:chat|responses|completions|embeddings|images|audio|beta)\.|openai\.AsyncAzureOpenAI\(\)\.|openai\.(?:ChatCompletion|Completion|Embedding|chat|responses|completions|embeddings|images)\.|anthropic\.(?:Async)?Anthropic(?:Bedrock|Vertex)?\(\)\.(?:messages|completions)\.|litellm\.(?:a?completion|a?embedding|responses)$|ollama\.(?:chat|generate|embed)|ollama\.(?:Async)?Client\(\)\.(?:chat|generate|embed)|groq\.(?:Async)?Groq\(\)\.|mistralai\.Mistral\(\)\.|cohere\.(?:Async)?Client(?:V2)?\(\)\.|together\.Together\(\)\.|replicate\.(?:run|stream)|huggingface_hub\.(?:Async)?InferenceClient\(\)\.|google\.genai\.Client\(\)\.models\.)/;
/** The ends of such calls, where the client comes from elsewhere. */
export const HOSTED_END =
  /\.(?:chat\.completions\.create|chat\.completions\.parse|responses\.create|messages\.stream)$/;
