import { defineRule, type FixProposal } from '../../engine/rule';
import { walkData, type DataEntry, type DataMap, type DataNode } from '../../lang/data-node';
import { removeEntry, replaceScalar } from '../../lang/yaml/patch';

/** Files of models and data, by their names. Metrics and reports are small and belong into git. */
const ARTIFACT =
  /\.(?:pkl|pickle|joblib|pt|pth|ckpt|bin|safetensors|onnx|h5|hdf5|keras|gguf|skops|npz|npy|parquet|feather|csv|tsv|tfrecord|arrow)$|(?:^|\/)(?:models?|checkpoints?|weights|datasets?)(?:\/|$)/i;

export default defineRule({
  id: 'uncached-model-output',
  meta: {
    summary: 'DVC keeps no copy of a model or data file that a stage writes',
    severity: 'info',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [1357],
    owaspMl: ['ML10'],
    stages: ['development', 'maintenance'],
  },
  messages: {
    cache:
      '`{path}` is written by this stage, and `cache: false` keeps no copy of it: what was deployed last month cannot be compared or brought back. Leave the line out.',
    push: '`{path}` stays on this machine, as `push: false` keeps it from the remote: nobody else can check or bring back what was deployed. Leave the line out.',
  },
  triggers: ['cache: false', 'push: false'],
  check: {
    yaml(document, report) {
      if (document.kind !== 'dvc') return;
      for (const { path, options } of document.roots.flatMap((root) => [...walkData(root)].flatMap(outputsOf))) {
        if (!ARTIFACT.test(path)) continue;
        for (const key of ['cache', 'push'] as const) {
          const entry = options.entry(key);
          if (entry?.value.kind !== 'scalar' || entry.value.value !== false) continue;
          const at = { start: entry.keyRange.start, end: entry.value.range.end };
          report({ at, message: key, data: { path }, fix: takeOut(document.text, options, entry) });
        }
      }
    },
  },
});

function outputsOf(node: DataNode): readonly { readonly path: string; readonly options: DataMap }[] {
  const outputs = node.kind === 'map' && node.alias === undefined ? node.get('outs') : undefined;
  const items = outputs?.kind === 'sequence' ? outputs.items : [];
  return items.flatMap((item) =>
    item.kind === 'map'
      ? item.entries.flatMap(({ key, value }) => (value.kind === 'map' ? [{ path: key, options: value }] : []))
      : [],
  );
}

function takeOut(text: string, options: DataMap, entry: DataEntry): FixProposal | undefined {
  const edit = removeEntry({ text }, options, entry) ?? replaceScalar(entry.value, 'true');
  return edit && { title: 'Let DVC keep it', safety: 'unsafe', edits: [edit] };
}
