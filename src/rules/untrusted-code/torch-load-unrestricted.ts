import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall } from '../../lang/python/types';
import { findDoubt, findOrigin, originName, showPath, tierOf } from '../shared/origin-tier';

const LOADERS = ['torch.load', 'torch.serialization.load'];
const DOWNLOADERS = ['torch.hub.load_state_dict_from_url', 'torch.utils.model_zoo.load_url'];

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
      'This checkpoint comes from {origin} and is unpickled in full, so whoever can change it runs code on this machine. Pass `weights_only=True`.',
  },
  triggers: ['torch.load', ...DOWNLOADERS],
  check: {
    python(document, report, context) {
      for (const call of document.calls(...LOADERS, ...DOWNLOADERS)) {
        const state = readState(call);
        if (state === undefined) continue;
        const isDownloader = DOWNLOADERS.includes(call.name ?? '');
        // From 2.6 on the restricted way is the default of `torch.load`; the hub's own loaders unpickle in full in every release.
        const isDefaultSafe = context.versions.atLeast('torch', '2.6');
        if (state === 'missing' && !isDownloader && isDefaultSafe === true) continue;
        const origins = call.argument('f', 0)?.value.contentOrigins('load') ?? [];
        const tier = tierOf(origins);
        const fix = restrict(call);
        const related = showPath(findDoubt(origins), call.range);
        if (isDownloader || tier === 'remote') {
          const isFull = isDownloader || state === 'disabled' || isDefaultSafe === false;
          const remote = findOrigin(origins);
          const data = { origin: originName(isDownloader ? 'network' : (remote?.kind ?? 'network')) };
          report({ at: call.range, message: 'downloaded', severity: isFull ? 'error' : 'warning', data, fix, related });
        } else if (tier === undefined || tier === 'own') continue;
        else if (state === 'disabled')
          report({ at: call.range, message: 'disabled', severity: 'warning', fix, related });
        else {
          const severity = tier === 'local' && isDefaultSafe === undefined ? 'info' : 'warning';
          report({ at: call.range, message: 'missing', severity, data: { callee: call.callee.text }, fix, related });
        }
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

function restrict(call: PythonCall): FixProposal | undefined {
  // A pickle module of one's own is refused together with weights_only.
  if (call.argument('pickle_module') !== undefined || call.hasUnknownArguments) return undefined;
  const argument = call.arguments.find(({ name }) => name === 'weights_only');
  if (argument === undefined && call.argument('weights_only') !== undefined) return undefined;
  const edit = argument ? { range: argument.value.range, text: 'True' } : call.appendArgument('weights_only=True');
  return { title: 'Pass weights_only=True', safety: 'unsafe', edits: [edit] };
}
