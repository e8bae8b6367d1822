import { defineRule } from '../../engine/rule';
import { fileTier } from '../shared/file-tier';
import { fileKey } from '../shared/written-files';

const SWITCH = 'allow_dangerous_deserialization';
const LOADERS = ['load_local', 'deserialize_from_bytes', 'from_documents', 'load', 'from_persist_dir', 'load_index'];
/** Loaders of chains and agents that take an address of LangChain's old hub. */
const HUB_LOADERS = ['chains', 'agents', 'prompts'].flatMap((part) =>
  ['langchain', 'langchain_core', 'langchain_classic', 'langchain_community'].flatMap((root) =>
    ['load_chain', 'load_agent', 'load_prompt', 'loading.load_chain', 'loading.load_agent', 'loading.load_prompt'].map(
      (name) => `${root}.${part}.${name}`,
    ),
  ),
);
/** Indexes of LlamaIndex whose objects are kept as a pickle. */
const PICKLED = [
  'llama_index.core.objects.ObjectIndex.from_persist_dir',
  'llama_index.objects.ObjectIndex.from_persist_dir',
  'llama_index.core.objects.SimpleObjectNodeMapping.from_persist_dir',
];

export default defineRule({
  id: 'vector-store-deserialization',
  meta: {
    summary: 'A vector store or chain is loaded from a pickle, which runs whatever code is stored in it',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [502],
    owaspLlm: ['LLM03', 'LLM08'],
    atlas: ['AML.T0011.000', 'AML.T0070'],
    stages: ['development', 'deployment'],
  },
  messages: {
    remote:
      'This index comes from {origin} and `{callee}` unpickles it, so whoever can change it runs code on this machine. Build it here from the documents, or keep it in a store that needs no pickle (Chroma, Qdrant, pgvector).',
    file: '`{callee}` unpickles the index, which runs whatever code is in that folder. Load only what you built and nobody else can write, or use a store that needs no pickle (Chroma, Qdrant, pgvector).',
    own: '`{callee}` unpickles the index. It is saved here, so it holds your own objects: keep the folder where nobody else can write.',
    hub: '`{callee}` fetches a chain from a repository in the state that it has today, and what it describes runs here. Write the chain down in this project.',
  },
  triggers: [SWITCH, 'lc://', 'llama_index.from_persist_dir'],
  check: {
    python(document, report, context) {
      const saved = new Set(
        document
          .callsNamed('save_local', 'persist')
          .map((call) => fileKey((call.argument('folder_path', 0) ?? call.argument('persist_dir'))?.value)),
      );
      const loads = document
        .callsNamed(...LOADERS)
        .filter((call) => PICKLED.includes(call.name ?? '') || call.argument(SWITCH)?.value.value()?.value === true);
      for (const call of loads) {
        const folder = (
          call.argument('folder_path', 0) ??
          call.argument('serialized', 0) ??
          call.argument('persist_dir')
        )?.value;
        const found = fileTier(call, folder, (key) => saved.has(key));
        if (found === undefined) continue;
        const data = { callee: call.callee.text };
        const at = call.range;
        if (found.tier === 'remote')
          report({ at, message: 'remote', data: { ...data, origin: found.origin }, related: found.related });
        else if (found.tier === 'own') report({ at, message: 'own', severity: 'info', data });
        else report({ at, message: 'file', severity: context.isNotebook ? 'info' : 'warning', data });
      }
      for (const call of document.calls(...HUB_LOADERS)) {
        if (call.arguments[0]?.value.stringValue()?.value.startsWith('lc://') !== true) continue;
        report({ at: call.range, message: 'hub', severity: 'warning', data: { callee: call.callee.text } });
      }
    },
  },
});
