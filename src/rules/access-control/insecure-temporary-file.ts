import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';

/** Folders of the machine that everybody may write to. */
const SHARED_FOLDER = /^(?:\/tmp|\/var\/tmp|\/dev\/shm)\/\S/;
/** What is worth putting in place of: models, and what gives access. */
const VALUABLE =
  /model|weights?|checkpoint|ckpt|tokenizer|scaler|encoder|classifier|pipeline|\.(?:pkl|pickle|pt|pth|joblib|h5|keras|onnx|bin|pem|key|p12|sh|py)$|cred|token|secret|passw|private|\.env$|service[_-]?account/i;
/** Where `/tmp` is the only folder to write to, and nobody else is on the machine. */
const OWN_MACHINE =
  /\/opt\/ml\b|def (?:lambda_)?handler\(\s*event|AWS_LAMBDA|@(?:dsl\.|kfp\.)?component\b|@task\.(?:docker|kubernetes)|container_op|func_to_container|\/kaggle\/|google\.colab/;
const WRITERS: Readonly<Record<string, readonly [keyword: string, position: number]>> = {
  'joblib.dump': ['filename', 1],
  'torch.save': ['f', 1],
  'numpy.save': ['file', 0],
  'safetensors.torch.save_file': ['filename', 1],
};
const OPENERS = ['open', 'io.open', 'builtins.open', 'codecs.open'];
const METHODS = ['save', 'save_pretrained', 'save_model', 'to_pickle', 'write_text', 'write_bytes', 'export'];

export default defineRule({
  id: 'insecure-temporary-file',
  meta: {
    summary: 'A temporary file has a name that others on the machine can foresee',
    severity: 'warning',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [377, 379],
    owaspMl: ['ML10'],
    stages: ['development', 'deployment'],
    equivalents: { bandit: ['B306', 'B108'], ruff: ['S306', 'S108'] },
  },
  messages: {
    made: '`mktemp` gives a name and no file, so that another program can put its own file there first. Use `NamedTemporaryFile` or `mkstemp`, which make the file at once.',
    fixed:
      'Everybody on this machine can put a file or link of their own at `{path}` before you write, or read and replace it after. Make a folder of your own: `tempfile.mkdtemp()` or `TemporaryDirectory()`.',
  },
  triggers: ['mktemp', '/tmp/', '/var/tmp/', '/dev/shm/'],
  confirm: (text) => /\bmktemp\b|["'](?:\/tmp|\/var\/tmp|\/dev\/shm)\//.test(text),
  check: {
    python(document, report, context) {
      for (const call of document.calls('tempfile.mktemp')) {
        report({ at: call.range, message: 'made', confidence: 'high', fix: makeAtOnce(document, call) });
      }
      if (OWN_MACHINE.test(document.text)) return;
      for (const { at, path } of sharedWrites(document)) {
        report({ at, message: 'fixed', severity: context.isNotebook ? 'info' : 'warning', data: { path } });
      }
    },
  },
});

/** The same options, and the file kept, as who asks for a name wants it. */
function makeAtOnce(document: PythonDocument, call: PythonCall): FixProposal | undefined {
  const { callee, range } = call;
  if (call.receiver === undefined || call.arguments.some(({ name }) => name === undefined)) return undefined;
  const name = { start: callee.range.end - call.method.length, end: callee.range.end };
  if (document.text.slice(name.start, name.end) !== 'mktemp') return undefined;
  const keep = call.appendArgument('delete=False');
  return {
    title: 'Use NamedTemporaryFile',
    safety: 'unsafe',
    edits: [
      { range: name, text: 'NamedTemporaryFile' },
      keep,
      { range: { start: range.end, end: range.end }, text: '.name' },
    ],
  };
}

function sharedWrites(document: PythonDocument): readonly { readonly at: Range; readonly path: string }[] {
  const judge = (call: PythonCall, keyword: string, position: number) => {
    const argument = call.argument(keyword, position);
    const path = argument?.value.stringValue()?.value;
    if (argument === undefined || path === undefined || !SHARED_FOLDER.test(path) || !VALUABLE.test(path)) return [];
    return [{ at: argument.range, path }];
  };
  const written = document
    .calls(...Object.keys(WRITERS))
    .flatMap((call) => judge(call, ...(WRITERS[call.name ?? ''] ?? ['', 0])));
  const opened = document
    .calls(...OPENERS)
    .filter((call) => /^[wa]|\+/.test(call.argument('mode', 1)?.value.stringValue()?.value ?? 'r'))
    .flatMap((call) => judge(call, 'file', 0));
  const methods = document.callsNamed(...METHODS).flatMap((call) => {
    if (call.receiver === undefined || (call.name ?? '') in WRITERS) return [];
    const path = call.receiver.originCall()?.name === 'pathlib.Path' ? call.receiver.stringValue()?.value : undefined;
    if (path !== undefined && SHARED_FOLDER.test(path) && VALUABLE.test(path)) return [{ at: call.range, path }];
    return call.method.startsWith('write_') ? [] : judge(call, 'path', 0);
  });
  return [...written, ...opened, ...methods];
}
