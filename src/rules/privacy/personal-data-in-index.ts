import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';
import { listKinds, mayNamePersonalData, personalTriggers } from '../shared/pii/names';
import { personalDataIn, removesPersonalData } from '../shared/pii/personal-data';

/** Packages of stores that look texts up by their vectors. */
const STORES =
  /^(?:chromadb|pinecone\w*|qdrant_client|weaviate|pymilvus|lancedb|langchain\w*|llama_index|faiss|pgvector|vecs|marqo|vespa|txtai|turbopuffer|opensearchpy|elasticsearch)\b/;
/** Methods that put texts, or facts beside vectors, into a store. */
const WRITERS = [
  ...[
    'add_texts',
    'aadd_texts',
    'add_documents',
    'aadd_documents',
    'from_texts',
    'afrom_texts',
    'from_documents',
    'afrom_documents',
  ],
  ...[
    'upsert',
    'upsert_records',
    'upload_points',
    'upload_collection',
    'upload_records',
    'insert_many',
    'add_object',
    'insert_documents',
  ],
];
/** Methods with common names, and what they are called on there. */
const COMMON: Readonly<Record<string, RegExp>> = {
  add: /collection|store|index|chroma|\btable|\bdb$/i,
  insert: /collection|milvus|index|\bclient$|\.data$|\btable/i,
  update: /collection|chroma/i,
};
/** Methods that are called so elsewhere too: databases are upserted into. */
const AMBIGUOUS: Readonly<Record<string, RegExp>> = {
  upsert: /index|idx|collection|client|qdrant|pinecone|chroma|store|milvus|vec/i,
};

export default defineRule({
  id: 'personal-data-in-index',
  meta: {
    summary: 'Personal data goes into a vector store as it is, where any question may bring it up',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [359],
    owaspLlm: ['LLM08', 'LLM02'],
    atlas: ['AML.T0085.000'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    indexed:
      '`{callee}` puts {kinds} (`{names}`) into a vector store, where any question may bring them up, and where a person is hard to find and delete again. Leave them out, or put placeholders in their place before texts are embedded.',
  },
  triggers: personalTriggers(),
  alongside: [
    ...['chroma', 'Chroma', 'pinecone', 'Pinecone', 'qdrant', 'Qdrant', 'weaviate', 'Weaviate', 'milvus', 'Milvus'],
    ...['lancedb', 'LanceDB', 'langchain', 'llama_index', 'faiss', 'FAISS', 'pgvector', 'PGVector', 'vecs'],
    ...['opensearch', 'OpenSearch', 'elasticsearch', 'Elasticsearch'],
  ],
  confirm: mayNamePersonalData,
  check: {
    python(document, report) {
      if (removesPersonalData(document) || !document.imports.some(({ qualifiedName }) => STORES.test(qualifiedName)))
        return;
      for (const call of writes(document)) {
        const found = personalDataIn(document, ...call.arguments.map(({ value }) => value));
        if (found === undefined) continue;
        const data = {
          callee: call.callee.text.replace(/\s+/g, ''),
          kinds: listKinds(found.kinds),
          names: found.names.slice(0, 3).join('`, `'),
        };
        report({ at: call.range, message: 'indexed', data });
      }
    },
  },
});

function writes(document: PythonDocument): readonly PythonCall[] {
  const plain = document
    .callsNamed(...WRITERS)
    .filter(
      ({ method, name, receiver }) =>
        STORES.test(name ?? '') || (AMBIGUOUS[method]?.test(receiver?.text ?? '') ?? true),
    );
  const common = document.callsNamed(...Object.keys(COMMON)).filter(({ method, name, receiver, arguments: given }) => {
    const store = receiver?.text ?? '';
    if (STORES.test(name ?? '')) return true;
    if (COMMON[method]?.test(store) !== true) return false;
    // A set has no keywords.
    return method !== 'add' || given.some((argument) => argument.name !== undefined) || /^\w*table/.test(store);
  });
  return [...plain, ...common];
}
