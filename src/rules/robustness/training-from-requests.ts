import { defineRule } from '../../engine/rule';
import type { Origin, OriginKind, PythonCall, PythonFunction } from '../../lang/python/types';
import { handlersOf } from '../shared/handler-code';
import { findOrigin, showPath } from '../shared/origin-tier';
import { requestOrigins } from './shared/request-input';

const REQUEST: ReadonlySet<OriginKind> = new Set(['request']);
const LEARNERS = ['partial_fit', 'learn_one', 'learn_many', 'train_on_batch', 'fit', 'fit_generator', 'update_model'];
const STORES = [
  'add_texts',
  'add_documents',
  'aadd_texts',
  'aadd_documents',
  'upsert',
  'insert',
  'add',
  'from_texts',
  'from_documents',
  'add_with_ids',
];
const STORE_NAME = /(?:vector|store|index|collection|chroma|qdrant|faiss|pinecone|weaviate|milvus|knowledge)/i;
const STORE_MODULE = /^(?:langchain|llama_index|chromadb|qdrant_client|pinecone|weaviate|pymilvus|faiss)/;
/** What keeps the sent rows apart until somebody has looked at them. */
const LOOKED_AT =
  /quarantine|moderat|review|approv|validate_|is_valid|sanitiz|outlier|anomal|pandera|great_expectations|drift/i;

export default defineRule({
  id: 'training-from-requests',
  meta: {
    summary: 'A model or an index learns from what requests send, as it comes in',
    severity: 'warning',
    confidence: 'medium',
    fix: 'none',
    since: '0.1.0',
    cwe: [349],
    owaspMl: ['ML02', 'ML08', 'ML10'],
    owaspLlm: ['LLM04', 'LLM08'],
    atlas: ['AML.T0020', 'AML.T0070'],
    stages: ['deployment', 'monitoring'],
  },
  messages: {
    learns:
      '`{what}` trains the model on what a request sends, so whoever sends enough teaches it what they like. Keep what is sent, look at it, and train on what passed.',
    stores:
      '`{what}` puts what a request sends into the index that answers are made from, so whoever sends it writes into the answers of others. Keep it apart until it was looked at.',
  },
  triggers: [
    ...[
      'partial_fit',
      'learn_one',
      'learn_many',
      'train_on_batch',
      'backward step',
      'add_texts',
      'add_documents',
      'upsert',
    ],
    ...['fit request', 'fit fastapi', 'collection.add', 'from_texts', 'from_documents'],
  ],
  confirm: (text) =>
    /fastapi|flask|starlette|django|rest_framework|aiohttp|sanic|tornado|litestar|quart|streamlit|gradio|def (?:lambda_)?handler\(/.test(
      text,
    ),
  check: {
    python(document, report, context) {
      for (const { definition, route } of handlersOf(document)) {
        const code = document.text.slice(definition.bodyRange.start, definition.bodyRange.end);
        if (LOOKED_AT.test(code)) continue;
        // Callers that are known can be asked; what they send is still not looked at.
        const isMild = context.isNotebook || route.checks.length > 0;
        const severity = isMild ? 'info' : 'warning';
        const seen = new Set<string>();
        for (const call of definition.calls()) {
          const message = kindOf(call);
          if (message === undefined || seen.has(message)) continue;
          const sent =
            call.method === 'backward'
              ? backwardInput(definition)
              : (requestIn(call) ?? namedInput(call, definition, message));
          if (sent === undefined) continue;
          seen.add(message);
          const data = { what: call.callee.text.slice(0, 60) };
          report({ at: call.range, message, severity, data, related: showPath(sent, call.range) });
        }
      }
    },
  },
});

function kindOf({ method, receiver, name }: PythonCall): 'learns' | 'stores' | undefined {
  if (receiver === undefined) return undefined;
  if (method === 'backward' || LEARNERS.includes(method)) return 'learns';
  if (!STORES.includes(method)) return undefined;
  return STORE_NAME.test(receiver.text) || STORE_MODULE.test(name ?? '') ? 'stores' : undefined;
}

function requestIn(call: PythonCall): Origin | undefined {
  for (const { value } of call.arguments) {
    const sent = findOrigin(value.origins(), REQUEST) ?? requestOrigins(value)[0];
    if (sent !== undefined) return sent;
  }
  return undefined;
}

/** `add_documents([Document(page_content=text)])`: what wraps the text is not known, the parameter in it is. */
function namedInput(call: PythonCall, { parameters }: PythonFunction, kind: 'learns' | 'stores'): Origin | undefined {
  if (kind !== 'stores') return undefined;
  const names = new Set(call.arguments.flatMap(({ value }) => value.names()));
  const given = parameters.find(({ name, annotation, defaultValue }) => {
    const isProvided = /Depends|Security|Request|BackgroundTasks/.test(
      `${annotation?.text ?? ''} ${defaultValue?.text ?? ''}`,
    );
    return names.has(name) && name !== 'self' && !isProvided;
  });
  return given && { kind: 'request', at: given.range, path: [] };
}

/** A step of training in a handler: its input is what the model was called with. */
function backwardInput(definition: PythonFunction): Origin | undefined {
  const calls = definition.calls();
  if (!calls.some(({ method }) => method === 'step')) return undefined;
  return calls
    .filter(({ method, callee }) => callee.kind === 'name' || method === 'tensor')
    .map((call) => requestIn(call))
    .find((origin) => origin !== undefined);
}
