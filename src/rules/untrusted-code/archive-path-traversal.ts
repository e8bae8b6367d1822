import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { fileTier } from '../shared/file-tier';
import { fileKey } from '../shared/written-files';
import { helperCalls, joinedNames } from './shared/archive-helpers';

const ARCHIVES = ['tarfile.open()', 'tarfile.TarFile()', 'tarfile.TarFile.open()', 'tarfile.TarFile.gzopen()'];
const EXTRACTORS = new Set(ARCHIVES.flatMap((archive) => [`${archive}.extractall`, `${archive}.extract`]));
const UNPACK = 'shutil.unpack_archive';
const TAR_NAME = /\.(?:tar(?:\.(?:gz|bz2|xz|zst))?|tgz|tbz2?|txz)$/i;
const TAR_FORMATS = new Set(['tar', 'gztar', 'bztar', 'xztar', 'zstdtar']);
/** Calls that people compare the paths of members with before they extract them. */
const COMPARISONS = /^(?:commonpath|commonprefix|is_relative_to|_?is_?within_?directory)$/i;
const RESOLVERS = new Set(['realpath', 'abspath', 'resolve']);

export default defineRule({
  id: 'archive-path-traversal',
  meta: {
    summary: 'A tar archive is unpacked without a filter, so it can write files anywhere',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [22],
    owaspMl: ['ML06'],
    atlas: ['AML.T0011.000'],
    stages: ['data', 'deployment'],
    equivalents: { bandit: ['B202'], ruff: ['S202'] },
  },
  messages: {
    missing:
      'Before Python 3.14 `{callee}` follows names such as `../../.bashrc` and links in the archive, so it can overwrite any of your files. Pass `filter="data"`, which refuses them.',
    remote:
      'This archive comes from {origin}, and before Python 3.14 `{callee}` follows names such as `../../.bashrc` and links in it, so whoever can change it overwrites any of your files. Pass `filter="data"`, which refuses them.',
    trusted:
      '`filter="fully_trusted"` lets the archive write to any place and set any permission. Pass `filter="data"`, which refuses what leads out of the folder.',
    joined:
      'This writes to a name that the zip file holds, and `../../.bashrc` is such a name, so whoever can change the archive overwrites your files. Use `extract` of `zipfile`, which takes `..` out, or compare the resolved path with the folder first.',
    helper:
      '`{callee}` unpacks the archive with names such as `../../.bashrc` and links that it holds, unless the library looks after them, so whoever can change it overwrites your files. Download it with a checksum, and unpack it with `tarfile` and `filter="data"`.',
  },
  triggers: [
    ...['tarfile extract', UNPACK, 'extract_archive', 'get_file extract', 'get_file untar', 'rarfile', 'py7zr'],
    ...['file_extract', 'untar_dir', 'zipfile namelist', 'zipfile infolist'],
  ],
  check: {
    python(document, report, context) {
      const own = packedFiles(document);
      for (const { call, file } of helperCalls(document, context.versions.atLeast('keras', '3.12') === true)) {
        const found = file === undefined ? undefined : fileTier(call, file, (key) => own.has(key));
        const isOurs = file !== undefined && (found === undefined || found.tier === 'own' || isGuarded(call, document));
        if (isOurs) continue;
        // The libraries of other formats look after `..` themselves since some releases.
        const isMild =
          context.isNotebook ||
          found?.tier === 'local' ||
          !/extract_archive$|get_file$|file_extract$|untar_dir$/.test(call.method);
        const severity = isMild ? 'info' : 'warning';
        const related = found?.related ?? [];
        report({ at: call.range, message: 'helper', severity, data: { callee: call.callee.text }, related });
      }
      for (const call of joinedNames(document)) {
        if (!isGuarded(call, document)) report({ at: call.range, message: 'joined', severity: 'warning' });
      }
      const calls = [
        ...document.callsNamed('extractall', 'extract').filter((call) => EXTRACTORS.has(call.name ?? '')),
        ...document.calls(UNPACK).filter((call) => isTar(call) || isUnnamed(call)),
      ];
      for (const call of calls) {
        const filter = readFilter(call);
        if (filter === undefined || isSelective(call) || isGuarded(call, document)) continue;
        // From 3.14 on the filter is the default.
        if (filter === 'missing' && context.versions.atLeast('python', '3.14') === true) continue;
        const found = fileTier(call, archiveOf(call), (key) => own.has(key));
        if (found === undefined || found.tier === 'own') continue;
        const { tier, origin, related } = found;
        const data = { callee: call.callee.text };
        const fix = addFilter(call);
        const isSure = call.name !== UNPACK || isTar(call);
        const severity = tier === 'local' || !isSure ? 'info' : 'warning';
        if (filter === 'trusted') report({ at: call.range, message: 'trusted', severity, fix });
        else if (tier === 'remote')
          report({
            at: call.range,
            message: 'remote',
            severity: isSure ? 'warning' : 'info',
            data: { ...data, origin },
            fix: isSure ? fix : undefined,
            related,
          });
        else report({ at: call.range, message: 'missing', severity, data, fix: isSure ? fix : undefined });
      }
    },
  },
});

/** Undefined where the call has a filter that checks paths, or may have one. */
function readFilter(call: PythonCall): 'missing' | 'trusted' | undefined {
  const argument = call.argument('filter');
  if (argument === undefined) return call.hasUnknownArguments ? undefined : 'missing';
  const isTrusting =
    argument.value.stringValue()?.value === 'fully_trusted' ||
    argument.value.qualifiedName() === 'tarfile.fully_trusted_filter';
  return isTrusting ? 'trusted' : undefined;
}

/** The file that the archive is read from. */
function archiveOf(call: PythonCall): PythonExpression | undefined {
  if (call.name === UNPACK) return call.argument('filename', 0)?.value;
  const opener = call.receiver?.originCall();
  return opener?.argument('fileobj', 2)?.value ?? opener?.argument('name', 0)?.value;
}

/** Of other formats `shutil` reads zip only, which looks after its paths, and does not take a filter then. */
function isTar(call: PythonCall): boolean {
  const format = call.argument('format', 2)?.value.stringValue()?.value;
  const name = call.argument('filename', 0)?.value.stringValue()?.value;
  return (format !== undefined && TAR_FORMATS.has(format)) || (name !== undefined && TAR_NAME.test(name));
}

/** An archive of which nothing tells the format: it may be a tar file. */
function isUnnamed(call: PythonCall): boolean {
  const name = call.argument('filename', 0)?.value;
  return (
    call.argument('format', 2) === undefined &&
    name !== undefined &&
    name.stringValue() === undefined &&
    !/zip/i.test(name.text)
  );
}

/** Whether somebody has chosen what is unpacked: a member by its name, or a list that is not simply all of them. */
function isSelective(call: PythonCall): boolean {
  if (call.name === UNPACK) return false;
  if (call.method === 'extract') return call.argument('member', 0)?.value.stringValue() !== undefined;
  const members = call.argument('members', 1)?.value;
  return members !== undefined && members.kind !== 'none' && !/\bgetmembers\(\)\)?$/.test(members.text);
}

/** Whether paths are compared earlier in the same function: what people wrote before there were filters. */
function isGuarded(call: PythonCall, document: PythonDocument): boolean {
  const around = call.enclosingFunction;
  const calls = around?.calls() ?? document.callsNamed('commonpath', 'commonprefix', 'is_relative_to');
  const methods = calls
    .filter((other) => other.range.start < call.range.start && other.enclosingFunction === around)
    .map(({ method }) => method);
  const isResolved = methods.some((method) => RESOLVERS.has(method));
  return methods.some((method) => COMPARISONS.test(method) || (isResolved && method === 'startswith'));
}

/** Keys of the archives that this document packs itself. */
function packedFiles(document: PythonDocument): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const call of document.calls('tarfile.open', 'tarfile.TarFile', 'tarfile.TarFile.open')) {
    const mode = call.argument('mode', 1)?.value.stringValue()?.value;
    const key = mode !== undefined && /^[wxa]/.test(mode) ? fileKey(call.argument('name', 0)?.value) : undefined;
    if (key !== undefined) keys.add(key);
  }
  for (const call of document.calls('shutil.make_archive')) {
    const key = fileKey(call.argument('base_name', 0)?.value);
    const format = call.argument('format', 1)?.value.stringValue()?.value;
    if (key !== undefined) keys.add(key + (SUFFIXES[format ?? ''] ?? ''));
  }
  return keys;
}

const SUFFIXES: Readonly<Record<string, string>> = {
  tar: '.tar',
  gztar: '.tar.gz',
  bztar: '.tar.bz2',
  xztar: '.tar.xz',
  zstdtar: '.tar.zst',
};

function addFilter(call: PythonCall): FixProposal | undefined {
  if (call.hasUnknownArguments) return undefined;
  const argument = call.arguments.find(({ name }) => name === 'filter');
  if (argument === undefined && call.argument('filter') !== undefined) return undefined;
  const edit = argument ? { range: argument.value.range, text: '"data"' } : call.appendArgument('filter="data"');
  return { title: 'Pass filter="data"', safety: 'unsafe', edits: [edit] };
}
