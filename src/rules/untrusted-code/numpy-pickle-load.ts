import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall } from '../../lang/python/types';
import { fileTier } from '../shared/file-tier';
import { writtenFiles } from '../shared/written-files';

/** Readers, with the place of `allow_pickle` among their positional arguments. */
const READERS: Readonly<Record<string, number>> = {
  'numpy.load': 2,
  'numpy.lib.npyio.load': 2,
  'numpy.lib.format.read_array': 1,
};
/** They unpickle arrays of objects without asking. */
const MSGPACK = ['patch', 'unpack', 'unpackb', 'Unpacker'].map((name) => `msgpack_numpy.${name}`);
const WRITERS = ['numpy.save', 'numpy.savez', 'numpy.savez_compressed', 'numpy.lib.format.write_array'].map((name) => ({
  name,
  keyword: name === 'numpy.lib.format.write_array' ? 'fp' : 'file',
  position: 0,
}));

export default defineRule({
  id: 'numpy-pickle-load',
  meta: {
    summary: 'A NumPy file is read with `allow_pickle=True`, which runs whatever code is stored in it',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [502],
    owaspMl: ['ML06'],
    atlas: ['AML.T0011.000'],
    stages: ['data', 'development', 'deployment'],
    equivalents: { semgrep: ['trailofbits.python.pickles-in-numpy.pickles-in-numpy'] },
  },
  messages: {
    remote:
      'This array comes from {origin}, and with `allow_pickle=True` `{callee}` runs whatever code is in it, so whoever can change it takes over this machine. Remove the argument; arrays of numbers and strings need no pickle.',
    patched:
      '`{callee}` makes msgpack unpickle what it finds in arrays of objects, so whoever sends such bytes runs code here. Send the arrays with `numpy.save` or as Arrow.',
    file: 'With `allow_pickle=True` `{callee}` runs whatever code is stored in the file. Remove the argument; if the file then does not load, save its content as an array of numbers, as JSON or as Parquet.',
  },
  triggers: ['numpy allow_pickle', 'numpy read_array', 'msgpack_numpy'],
  check: {
    python(document, report) {
      for (const call of document.calls(...MSGPACK)) {
        report({ at: call.range, message: 'patched', severity: 'warning', data: { callee: call.callee.text } });
      }
      const written = new Set([...writtenFiles(document, WRITERS).keys()].map(stem));
      for (const call of document.calls(...Object.keys(READERS))) {
        const argument = call.argument('allow_pickle', READERS[call.name ?? '']);
        if (argument?.value.value()?.value !== true) continue;
        const source = (call.argument('file', 0) ?? call.arguments[0])?.value;
        const found = fileTier(call, source, (key) => written.has(stem(key)));
        if (found === undefined || found.tier === 'own') continue;
        const { tier, origin, related } = found;
        const at = argument.range;
        const data = { callee: call.callee.text };
        const fix = leaveOut(call);
        if (tier === 'remote') report({ at, message: 'remote', data: { ...data, origin }, fix, related });
        else report({ at, message: 'file', severity: tier === 'local' ? 'info' : 'warning', data, fix });
      }
    },
  },
});

/** `numpy.save` puts `.npy` behind a name that has no suffix, `numpy.savez` puts `.npz`. */
function stem(key: string): string {
  return key.replace(/\.np[yz]$/, '');
}

/** Pickles are refused unless they are asked for. Only the keyword can be left out on its own. */
function leaveOut(call: PythonCall): FixProposal | undefined {
  const argument = call.arguments.find(({ name }) => name === 'allow_pickle');
  if (argument === undefined) return undefined;
  return { title: 'Remove allow_pickle=True', safety: 'unsafe', edits: [call.removeArgument(argument)] };
}
