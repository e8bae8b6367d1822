import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonExpression } from '../../lang/python/types';
import { fileTier } from '../shared/file-tier';

/** Loaders of machine code, with the keyword of the file; those of `ctypes` are at home in ordinary programs too. */
const LOADERS: Readonly<Record<string, string>> = {
  'torch.ops.load_library': 'path',
  'torch.classes.load_library': 'path',
  'tensorflow.load_op_library': 'library_filename',
  'tensorflow.load_library': 'library_location',
  'onnxruntime.SessionOptions().register_custom_ops_library': 'library_path',
  'numpy.ctypeslib.load_library': 'libname',
  'tvm.runtime.load_module': 'path',
  'tvm.runtime.module.load_module': 'path',
  'mxnet.library.load': 'path',
  'treelite_runtime.Predictor': 'libpath',
  'tl2cgen.Predictor': 'libpath',
  'cffi.FFI().dlopen': 'name',
  'sqlite3.connect().load_extension': 'path',
  'importlib.machinery.ExtensionFileLoader': 'path',
};
const GENERIC = new Set([
  ...['CDLL', 'PyDLL', 'WinDLL', 'OleDLL'].map((name) => `ctypes.${name}`),
  ...['cdll', 'pydll', 'windll', 'oledll'].map((name) => `ctypes.${name}.LoadLibrary`),
]);
/** What compiles source text and loads the result. */
const COMPILERS: Readonly<Record<string, readonly string[]>> = {
  'torch.utils.cpp_extension.load': ['sources'],
  'torch.utils.cpp_extension.load_inline': ['cpp_sources', 'cuda_sources'],
  'paddle.utils.cpp_extension.load': ['sources'],
  'numpy.f2py.compile': ['source'],
};
/** A library of the system or of this package. */
const OWN = /find_library|__file__|__path__|files\(|resource_filename|get_include|site-?packages|sysconfig|importlib/;
const TEMPORARY = /^\/(?:tmp|var\/tmp|dev\/shm)\//;

export default defineRule({
  id: 'native-code-load',
  meta: {
    summary: 'A library of machine code is loaded from a place that others may write to',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [114, 829],
    owaspMl: ['ML06'],
    atlas: ['AML.T0010.001', 'AML.T0011.001'],
    stages: ['development', 'deployment'],
  },
  messages: {
    remote:
      'This library comes from {origin}, and `{callee}` runs it with all your rights. Build it from its source here, or compare its SHA-256 with one that you noted before you load it.',
    path: '`{callee}` runs whatever machine code is in that file, with all your rights. Load it from the folder of the package, by a fixed path that only its installer writes to.',
    file: '`{callee}` runs the machine code in that file with all your rights. Keep it in the package, say where it was built, and compare its SHA-256 if it is copied from elsewhere.',
    source:
      '`{callee}` compiles source that comes from {origin} and runs it with all your rights. Keep the source in this project.',
  },
  triggers: [
    ...['load_library', 'load_op_library', 'register_custom_ops_library', 'ctypes.CDLL', 'ctypes.LoadLibrary', 'PyDLL'],
    ...['WinDLL', 'tvm.load_module', 'mxnet.library', 'libpath', 'cpp_extension', 'f2py.compile', 'dlopen'],
    ...['load_extension', 'ExtensionFileLoader'],
  ],
  check: {
    python(document, report) {
      for (const call of document.calls(...Object.keys(LOADERS), ...GENERIC)) {
        const file = (call.argument(LOADERS[call.name ?? ''] ?? 'name', 0) ?? call.arguments[0])?.value;
        if (file === undefined || file.kind === 'none') continue;
        const path = libraryPath(call, file);
        const literal = path?.stringValue()?.value;
        const isGeneric = GENERIC.has(call.name ?? '');
        if (path === undefined || (literal !== undefined && isGeneric && !literal.includes('/'))) continue;
        const found = fileTier(call, path, () => false);
        if (found === undefined) continue;
        const at = call.range;
        const data = { callee: call.callee.text };
        if (found.tier === 'remote')
          report({ at, message: 'remote', data: { ...data, origin: found.origin }, related: found.related });
        else if (literal === undefined || TEMPORARY.test(literal)) {
          const isChosen = found.tier === 'local' || found.tier === 'own';
          report({ at, message: 'path', severity: isChosen && literal === undefined ? 'info' : 'warning', data });
        } else report({ at, message: 'file', severity: 'info', data });
      }
      for (const call of document.calls(...Object.keys(COMPILERS))) {
        const sources = (COMPILERS[call.name ?? ''] ?? []).flatMap((keyword) => call.argument(keyword)?.value ?? []);
        const source = sources.length > 0 ? sources : [call.arguments[1]?.value ?? call.arguments[0]?.value];
        for (const value of source) {
          const found = value && judgeSource(call, value);
          if (found?.tier !== 'remote') continue;
          const data = { callee: call.callee.text, origin: found.origin };
          report({ at: call.range, message: 'source', data, related: found.related });
        }
      }
    },
  },
});

/** The file, where nothing in its name says that it belongs to the system or the package. */
function libraryPath(call: PythonCall, file: PythonExpression): PythonExpression | undefined {
  const maker = file.originCall();
  if (OWN.test(file.text) || (maker !== undefined && OWN.test(maker.callee.text))) return undefined;
  if (call.name === 'numpy.ctypeslib.load_library') {
    const folder = call.argument('loader_path', 1)?.value;
    return folder === undefined || OWN.test(folder.text) || folder.stringValue() !== undefined ? undefined : folder;
  }
  return file;
}

function judgeSource(call: PythonCall, value: PythonExpression) {
  if (value.value() !== undefined) return undefined;
  const [first] = value.elements();
  const names = first === undefined ? fileTier(call, value, () => false) : fileTier(call, first, () => false);
  return names?.tier === 'remote' || !call.method.includes('inline') ? names : undefined;
}
