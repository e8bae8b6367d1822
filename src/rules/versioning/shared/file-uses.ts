import type { PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';
import { fileKey } from '../../shared/written-files';
import type { Download } from './downloads';

/** Calls that compute, compare or check a hash or a signature, by the last part of their names. */
const HASHES =
  /^(?:sha\d+|blake2[bs]|md5|hexdigest|digest|file_digest|compare_digest|check_integrity|check_md5)$|verif|checksum|hash|digest|sha256|sha512|md5|integrity|signature/i;
const HASH_COMMAND = /\b(?:sha(?:1|256|512)sum|shasum|md5sum|gpg\b.*--verify|cosign)\b/;
/** Calls that run what is in a file, or build a model of it. */
const LOADERS = [
  ...['load', 'loads', 'load_model', 'load_weights', 'load_learner', 'load_from_checkpoint', 'from_single_file'],
  ...[
    'from_pretrained',
    'InferenceSession',
    'Llama',
    'Interpreter',
    'YOLO',
    'import_module',
    'spec_from_file_location',
  ],
  ...['run_path', 'CDLL', 'load_library', 'read_pickle', 'load_state_dict', 'readNet', 'readNetFromCaffe', 'GPT4All'],
  ...['load_word2vec_format', 'load_facebook_model', 'exec', 'Popen', 'check_call', 'check_output', 'run', 'system'],
];
/** These load data, not programs. */
const DATA = /^(?:json|yaml|toml|tomllib|librosa|torchaudio|soundfile|csv)\./;
/** Calls that only hand on the file whose name they are given. */
const OPENERS = new Set(['open', 'str', 'join', 'Path', 'fspath']);

/** Whether a hash of the file is looked at: in the function that downloads it, or behind the download, or by its callers. */
export function isComparedLater({ call }: Download, downloads: readonly Download[], document: PythonDocument): boolean {
  const others = downloads.map((other) => other.call);
  if (isComparedAround(call, others, document)) return true;
  const name = call.enclosingFunction?.name;
  const callers = name === undefined ? [] : document.callsNamed(name);
  return callers.length > 0 && callers.every((caller) => isComparedAround(caller, [...others, ...callers], document));
}

function isComparedAround(call: PythonCall, others: readonly PythonCall[], document: PythonDocument): boolean {
  const around = call.enclosingFunction;
  if (around !== undefined) return around.calls().some((other) => other !== call && isHash(other));
  const next = Math.min(
    document.text.length,
    ...others
      .filter((other) => other.enclosingFunction === undefined && other.range.start > call.range.end)
      .map(({ range }) => range.start),
  );
  return hashCalls(document).some(
    (other) => other.enclosingFunction === undefined && other.range.start > call.range.end && other.range.start < next,
  );
}

const HASHES_OF = new WeakMap<PythonDocument, readonly PythonCall[]>();

function hashCalls(document: PythonDocument): readonly PythonCall[] {
  const known = HASHES_OF.get(document);
  if (known !== undefined) return known;
  const names = new Set([...document.text.matchAll(/\b(\w{2,60})\s*\(/g)].map(([, name = '']) => name));
  const found = document.callsNamed(
    ...[...names].filter((name) => HASHES.test(name) || /^(?:run|system|check_call)$/.test(name)),
  );
  const calls = found.filter(isHash);
  HASHES_OF.set(document, calls);
  return calls;
}

function isHash(call: PythonCall): boolean {
  if (HASHES.test(call.method)) return call.method !== 'hash' && !/^get_file$/.test(call.method);
  return (
    /^(?:run|system|check_call|check_output)$/.test(call.method) &&
    call.arguments.some(({ value }) => HASH_COMMAND.test(value.text))
  );
}

/** The call that loads or runs the downloaded file, where this document shows one. */
export function loaderOf(download: Download, document: PythonDocument): PythonCall | undefined {
  const key = fileKey(download.file);
  return document.callsNamed(...LOADERS).find((loader) => {
    if (loader.range.start <= download.call.range.start || DATA.test(loader.name ?? '')) return false;
    return loader.arguments.some(({ value }) => isSameFile(value, key, download));
  });
}

function isSameFile(value: PythonExpression, key: string | undefined, { call }: Download, depth = 0): boolean {
  if (key !== undefined && fileKey(value) === key) return true;
  const origin = value.originCall();
  if (origin === undefined)
    return value.elements().some((part) => depth < 2 && isSameFile(part, key, { call } as Download, depth + 1));
  const isIt = origin.range.start === call.range.start && origin.range.end === call.range.end;
  if (isIt || depth > 2 || !OPENERS.has(origin.method)) return isIt;
  return origin.arguments.some((argument) => isSameFile(argument.value, key, { call } as Download, depth + 1));
}
