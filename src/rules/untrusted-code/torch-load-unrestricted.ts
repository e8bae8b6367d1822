import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall } from '../../lang/python/types';
import { fileKey, isFromNetwork, isLocalFile, writtenFiles } from '../shared/provenance';

const LOADERS = ['torch.load', 'torch.serialization.load'];
const DOWNLOADERS = ['torch.hub.load_state_dict_from_url', 'torch.utils.model_zoo.load_url'];
const SAVERS = ['torch.save', 'torch.serialization.save'].map((name) => ({ name, keyword: 'f', position: 1 }));

export default defineRule({
  id: 'torch-load-unrestricted',
  meta: {
    summary: 'A PyTorch checkpoint is unpickled without `weights_only=True`',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [502],
    owaspMl: ['ML06'],
    owaspLlm: ['LLM03'],
    atlas: ['AML.T0011.000'],
    stages: ['development', 'deployment'],
    equivalents: { bandit: ['B614'] },
  },
  messages: {
    missing:
      'Before PyTorch 2.6 `{callee}` runs whatever code the checkpoint holds. Pass `weights_only=True`, which reads tensors and nothing else.',
    disabled:
      '`weights_only=False` lets the checkpoint run any code on this machine. Set it to `True`; if a class is then refused, allow it with `torch.serialization.add_safe_globals`.',
    downloaded:
      'This checkpoint comes from the network and is unpickled in full, so whoever can change it runs code on this machine. Pass `weights_only=True`.',
  },
  triggers: ['torch.load', ...DOWNLOADERS],
  check: {
    python(document, report) {
      const saved = writtenFiles(document, SAVERS);
      for (const call of document.calls(...LOADERS, ...DOWNLOADERS)) {
        const state = readState(call);
        if (state === undefined) continue;
        const file = call.argument('f', 0)?.value;
        const isDownload = DOWNLOADERS.includes(call.name ?? '') || (file !== undefined && isFromNetwork(file));
        const key = fileKey(file);
        const saves = (key === undefined ? undefined : saved.get(key)) ?? [];
        const fix = restrict(call, saves);
        if (isDownload) {
          // The hub's own loaders unpickle in full in every release; `torch.load` does so before 2.6 or when told to.
          const isFull = state === 'disabled' || DOWNLOADERS.includes(call.name ?? '');
          report({ at: call.range, message: 'downloaded', severity: isFull ? 'error' : 'warning', fix });
          continue;
        }
        const isOwn = saves.length > 0;
        if (state === 'disabled') {
          report({ at: call.range, message: 'disabled', severity: isOwn ? 'info' : 'warning', fix });
          continue;
        }
        // Since 2.6 this is the default: what is left is old releases, and files from elsewhere.
        const isNear = isOwn || (file !== undefined && isLocalFile(file));
        const data = { callee: call.callee.text };
        report({ at: call.range, message: 'missing', severity: isNear ? 'info' : 'warning', data, fix });
      }
    },
  },
});

/** Undefined where the call is restricted, or may be. */
function readState(call: PythonCall): 'missing' | 'disabled' | undefined {
  const argument = call.argument('weights_only');
  if (argument === undefined) return call.hasUnknownArguments ? undefined : 'missing';
  const known = argument.value.value();
  if (known?.value === false) return 'disabled';
  return known?.value === null ? 'missing' : undefined;
}

function restrict(call: PythonCall, saves: readonly PythonCall[]): FixProposal | undefined {
  // A pickle module of one's own is refused together with weights_only.
  if (call.argument('pickle_module') !== undefined || call.hasUnknownArguments) return undefined;
  const argument = call.arguments.find(({ name }) => name === 'weights_only');
  if (argument === undefined && call.argument('weights_only') !== undefined) return undefined;
  const edit = argument ? { range: argument.value.range, text: 'True' } : call.appendArgument('weights_only=True');
  return { title: 'Pass weights_only=True', safety: isOwnStateDict(saves) ? 'safe' : 'unsafe', edits: [edit] };
}

/** A state dict holds tensors and plain values only: weights_only reads it to the same result. */
function isOwnStateDict(saves: readonly PythonCall[]): boolean {
  return (
    saves.length > 0 &&
    saves.every((save) => {
      const saved = save.argument('obj', 0)?.value;
      return saved !== undefined && (saved.text.endsWith('.state_dict()') || isStateDictCall(saved.originCall()));
    })
  );
}

function isStateDictCall(call: PythonCall | undefined): boolean {
  return call?.method === 'state_dict' && call.arguments.length === 0;
}
