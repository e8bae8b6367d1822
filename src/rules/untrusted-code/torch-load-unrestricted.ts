import { defineRule, type FixProposal, type Report } from '../../engine/rule';
import type { PythonCall } from '../../lang/python/types';
import { findDoubt, findOrigin, originName, showPath, tierOf } from '../shared/origin-tier';

const LOADERS = ['torch.load', 'torch.serialization.load'];
/** Readers of frameworks around PyTorch that unpickle in full, or run the code of a package. */
const WRAPPERS = new Set([
  ...['torch.package.PackageImporter', 'lightning.fabric.Fabric().load', 'lightning.Fabric().load'],
  ...['lightning_fabric.Fabric().load', 'accelerate.Accelerator().load_state'],
]);
const LIGHTNING = 'load_from_checkpoint';
/** What a trainer has written a moment ago. */
const OWN_CHECKPOINT = /(?:best|last)_model_path|checkpoint_callback/;
const ALLOWERS = ['torch.serialization.add_safe_globals', 'torch.serialization.safe_globals'];
/** What a checkpoint could run anything with, once it may call it. */
const POWERFUL =
  /^(?:builtins\.)?(?:eval|exec|compile|getattr|setattr|open|__import__)$|^(?:os|posix|nt|subprocess|sys|shutil|importlib|runpy|pty|pickle|builtins|socket|ctypes|operator\.(?:attrgetter|methodcaller)|functools\.partial)\b/;
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
    wrapped:
      '`{callee}` unpickles the checkpoint in full, so it runs whatever code is in it. Load only files that you made and that nobody else can write; to take a model from elsewhere, read its weights with `torch.load(…, weights_only=True)`.',
    allowed:
      '`{name}` lets every checkpoint that is loaded with `weights_only=True` call it, and with that run anything. Allow only the classes of your model.',
  },
  triggers: ['torch.load', ...DOWNLOADERS, LIGHTNING, 'PackageImporter', 'Fabric.load', 'load_state', 'safe_globals'],
  check: {
    python(document, report, context) {
      for (const call of document.callsNamed(LIGHTNING, 'PackageImporter', 'load', 'load_state')) {
        if (call.method !== LIGHTNING && !WRAPPERS.has(call.name ?? '')) continue;
        reportWrapped(call, report);
      }
      for (const call of document.calls(...ALLOWERS)) {
        for (const value of call.argument('safe_globals', 0)?.value.elements() ?? []) {
          if (!POWERFUL.test(value.qualifiedName() ?? '')) continue;
          report({ at: value.range, message: 'allowed', severity: 'warning', data: { name: value.text } });
        }
      }
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

function reportWrapped(
  call: PythonCall,
  report: Report<{ readonly downloaded: '{origin}'; readonly wrapped: '{callee}' }>,
): void {
  const path = (call.argument('checkpoint_path', 0) ?? call.argument('path') ?? call.argument('file_or_buffer'))?.value;
  if (call.argument('weights_only')?.value.value()?.value === true || OWN_CHECKPOINT.test(path?.text ?? '')) return;
  const origins = path?.contentOrigins('load') ?? [];
  const tier = tierOf(origins);
  const remote = /^https?:/.test(path?.stringValue()?.value ?? '') ? undefined : findOrigin(origins);
  const at = call.range;
  const related = showPath(findDoubt(origins), at);
  if (tier === 'remote')
    report({ at, message: 'downloaded', data: { origin: originName(remote?.kind ?? 'network') }, related });
  else if (tier === 'unknown' || tier === 'local') {
    // Trainers load what they have written a moment ago: of a path that is not known only a caller's is a stranger's.
    const isHanded = origins.some(({ kind }) => kind === 'parameter');
    report({
      at,
      message: 'wrapped',
      severity: isHanded ? 'warning' : 'info',
      data: { callee: call.callee.text },
      related,
    });
  }
}

/** Undefined where the call is restricted, or may be. */
function readState(call: PythonCall): 'missing' | 'disabled' | undefined {
  const argument = call.argument('weights_only');
  const module = call.argument('pickle_module')?.value;
  // With a pickle module of one's own, PyTorch takes the unrestricted way in every release.
  if (argument === undefined && module !== undefined && module.kind !== 'none') return 'disabled';
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
