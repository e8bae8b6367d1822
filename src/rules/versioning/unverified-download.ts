import type { Range } from '../../core/range';
import { defineRule, type FixProposal, type RuleContext } from '../../engine/rule';
import type { IniEntry } from '../../lang/ini/types';
import type { PythonDocument } from '../../lang/python/types';
import type { Requirement } from '../../lang/requirements/types';
import { parseRequirement } from '../../lang/requirements/document';
import type { ShellCommand, ShellDocument } from '../../lang/shell/types';
import { isLoopbackUrl } from '../shared/hosts';
import { CURL_OPTIONS, PIP_OPTIONS, readArguments, WGET_OPTIONS } from '../shared/shell-words';
import { uncheckedDownloads, type Download } from './shared/downloads';
import { copiedModel } from './shared/cloud-copies';
import { branchArchive } from './shared/other-installs';
import { isComparedLater, loaderOf } from './shared/file-uses';
import { pinFix } from './shared/pin-fix';
import { unhashedLists } from './shared/unhashed-requirements';

/** Addresses whose content cannot change: a commit or a digest stands in them. */
const FIXED_URL = /\/[0-9a-f]{40}(?:[0-9a-f]{24})?(?:\/|$)|[@=:][0-9a-f]{40,64}\b/i;
/** Pictures, sound and pages are looked at, not trained on unseen nor run. */
const SHOWN = /\.(?:jpe?g|png|gif|svg|webp|bmp|ico|pdf|html?|md|mp3|wav|ogg|flac|mp4|mov|webm|ttf|otf|css|js)$/i;
/** Data, models, archives and programs. */
const MATERIAL =
  /\.(?:pth?|ckpt|pkl|pickle|joblib|bin|h5|hdf5|keras|safetensors|onnx|gguf|ggml|tflite|pb|model|mlmodel|npy|npz|csv|tsv|parquet|feather|arrow|jsonl|xlsx?|zip|tar|tgz|tbz2?|gz|bz2|xz|7z|zst|whl|jar|so|dat|data|db|sqlite)$/i;
/** Formats of models, most of which hold code. */
const MODEL = /\.(?:pth?|ckpt|pkl|pickle|joblib|bin|h5|hdf5|keras|onnx|gguf|ggml|pb|tflite|mar|mlmodel|llamafile)$/i;
/** What pip installs from an address. */
const PACKAGE =
  /\/([^/?#]+\.(?:whl|tar\.gz|tgz|zip|tar\.bz2))(?:\?[^#]*)?(?:#(?!.*\b(?:sha(?:256|384|512)|md5)=).*)?$/i;
const CHECKERS = /^(?:(?:sha\d+|md5|b2|cksum)(?:sum)?|shasum|gpg2?|cosign|openssl|minisign|model_signing|aws-sign)$/;
const DOWNLOADERS = new Set(['curl', 'wget', 'aria2c', 'gdown']);

export default defineRule({
  id: 'unverified-download',
  meta: {
    summary: 'Data or a model is downloaded and used without comparing its checksum',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [494, 353],
    owaspMl: ['ML02', 'ML06'],
    atlas: ['AML.T0010.002', 'AML.T0010.003'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    missing:
      'Nobody compares what `{callee}` brings with what you tested, so a changed or damaged file is used unseen. Note its SHA-256 once and compare it after each download.',
    parameter:
      'Nobody compares what `{callee}` brings with what you tested, so a changed or damaged file is used unseen. Pass its hash: `{keyword}="…"`.',
    loaded:
      'What `{callee}` brings is handed to `{loader}` without a look at its checksum, so whoever can change the file on the server decides what runs here. Compare its SHA-256 with one that you noted, before it is loaded.',
    package:
      '`{file}` is installed straight from its address, and nobody compares what comes with what you tested: whoever can change the file on the server runs code here. Write its SHA-256 behind the address: `#sha256=…`.',
    remote:
      'With `verify = false` DVC takes what this remote sends without computing its hash, so a file that was changed there is used unseen. Set it to `true`.',
    folder:
      'DVC takes what lies in a folder as it is: a file that was changed there, and is only readable, is used unseen, and `dvc status` says that all is well. Add `verify = true` to this remote.',
    list: '`{file}` fixes versions, but nobody compares what comes with what you tested: a release that was replaced on the index or on the way is installed unseen. Write hashes into it (`uv pip compile --generate-hashes`), or install from a lock file.',
    command:
      '`{file}` is downloaded and its checksum is not compared, so a changed or damaged file is used unseen. Note its SHA-256 and check it behind the download: `sha256sum -c`.',
  },
  triggers: [
    ...['urlretrieve', 'wget', 'get_file', 'download_url', 'download_and_extract_archive', 'gdown', 'pooch.retrieve'],
    ...['download_file_from_google_drive', 'download_from_url', 'URLopener', 'curl', 'aria2c'],
    ...['gsutil', 's3 cp', 'gcloud storage', 's5cmd', 'azcopy', '.whl http', 'pip install https://', 'ADD http'],
    'pip install requirements',
    ...['requests write', 'httpx write', 'urlopen write', 'requests copyfileobj', 'urlopen copyfileobj'],
  ],
  triggerPaths: /requirements[^/]*$|(?:^|\/)\.dvc\/config(?:\.local)?$/i,
  check: {
    python(document, report, context) {
      const downloads = uncheckedDownloads(document);
      for (const { call, file } of startedDownloads(document)) {
        const started = { call, url: undefined, file: undefined, hashKeyword: undefined };
        if (!isComparedLater(started, downloads, document))
          report({ at: call.range, message: 'command', severity: 'info', data: { file } });
      }
      for (const download of downloads) {
        const { call, hashKeyword } = download;
        if (isHarmless(download) || isComparedLater(download, downloads, document)) continue;
        const callee = nameOf(download, document);
        const loader = loaderOf(download, document);
        if (loader !== undefined) {
          const related = [{ at: loader.range, message: 'Loaded here' }];
          // In a notebook a person looks at what comes out; a program does it again unseen.
          const severity = context.isNotebook ? 'info' : 'warning';
          const data = { callee, loader: loader.callee.text };
          report({ at: call.range, message: 'loaded', severity, data, related, fix: passHash(download, context) });
        } else if (hashKeyword === undefined)
          report({ at: call.range, message: 'missing', severity: 'info', data: { callee } });
        else {
          const data = { callee, keyword: hashKeyword };
          report({ at: call.range, message: 'parameter', severity: 'info', data, fix: passHash(download, context) });
        }
      }
    },
    shell(document, report, context) {
      // The Python check reads the commands of programs.
      if (document.origin === 'process') return;
      if (document.commands.some((command) => isCheck(command))) return;
      for (const command of document.commands) {
        for (const { file, at } of installedFiles(command))
          report({ at, message: 'package', severity: 'info', data: { file } });
        for (const { file, at } of isBuiltUnseen(document, context) ? unhashedLists(command, context) : [])
          report({ at, message: 'list', severity: 'info', confidence: 'medium', data: { file } });
        const copied = copiedModel(command, MODEL);
        if (copied !== undefined)
          report({ at: command.range, message: 'command', severity: 'info', data: { file: copied } });
        const file = fetchedFile(command, document);
        if (file === undefined) continue;
        // DVC notes the hash of what its stages bring, so that a change can be seen; a model runs code where it is loaded.
        const isNoted = /(?:^|\/)dvc\.yaml$/.test(context.path);
        const isModel = MODEL.test(file);
        if (isNoted && !isModel) continue;
        const severity = isBuiltUnseen(document, context) && isModel && !isNoted ? 'warning' : 'info';
        // A command that is written as a list has no shell to read `&&`.
        const fix = document.origin === 'exec' ? undefined : checkBehind(command, file, document.text, context);
        report({ at: command.range, message: 'command', severity, data: { file }, fix });
      }
    },
    dockerfile(document, report) {
      for (const { keyword, range } of document.instructions) {
        if (keyword !== 'ADD') continue;
        const words = document.text.slice(range.start, range.end).split(/[\s"',[\]]+/);
        const url = words.find((word) => /^https?:/.test(word) && !isLoopbackUrl(word));
        if (url === undefined || FIXED_URL.test(url) || words.some((word) => word.startsWith('--checksum='))) continue;
        const last = url.replace(/[?#].*$/, '');
        const file = last.slice(last.lastIndexOf('/') + 1);
        if (!MATERIAL.test(file)) continue;
        report({ at: range, message: 'command', severity: MODEL.test(file) ? 'warning' : 'info', data: { file } });
      }
    },
    ini(document, report, context) {
      if (!/(?:^|\/)\.dvc\/config(?:\.local)?$/.test(context.path)) return;
      for (const { entries } of document.sections) {
        const local = localRemote(entries);
        if (local !== undefined) {
          const { end } = local.valueRange;
          const indent = /[ \t]*$/.exec(document.text.slice(0, local.keyRange.start))?.[0] ?? '';
          const edits = [{ range: { start: end, end }, text: `\n${indent}verify = true` }];
          const at = { start: local.keyRange.start, end };
          const fix = { title: 'Add verify = true', safety: 'unsafe', edits } as const;
          report({ at, message: 'folder', severity: 'info', fix });
        }
        for (const { key, value, keyRange, valueRange } of entries) {
          if (key !== 'verify' || !/^(?:false|no|off|0)$/i.test(value)) continue;
          const at = { start: keyRange.start, end: valueRange.end };
          const edits = [{ range: valueRange, text: 'true' }];
          report({
            at,
            message: 'remote',
            severity: 'info',
            fix: { title: 'Set it to true', safety: 'unsafe', edits },
          });
        }
      }
    },
    requirements(document, report) {
      for (const requirement of document.requirements) {
        const file = uncheckedPackage(requirement);
        if (file !== undefined) report({ at: requirement.range, message: 'package', severity: 'info', data: { file } });
      }
    },
  },
});

/** The address of a remote that is a folder which others may write to, where nothing says whether it is verified. */
function localRemote(entries: readonly IniEntry[]): IniEntry | undefined {
  if (entries.some(({ key }) => key === 'verify')) return undefined;
  return entries.find(({ key, value }) => key === 'url' && /^(?:file:\/\/|\.{0,2}\/|~\/|[A-Za-z]:[\\/])/.test(value));
}

/** Images and pipelines are built again unseen; in notebooks and on their own machines people look at what they fetch. */
function isBuiltUnseen({ origin }: ShellDocument, { isNotebook }: RuleContext): boolean {
  return !isNotebook && origin !== 'file' && origin !== 'cell' && origin !== 'magic';
}

/** The file that a requirement names by its address, where no hash stands beside it. */
function uncheckedPackage({ kind, url = '', hasHashes }: Requirement): string | undefined {
  if (kind !== 'url' || hasHashes || !/^https?:/i.test(url) || isLoopbackUrl(url) || FIXED_URL.test(url))
    return undefined;
  return branchArchive(url) === undefined ? PACKAGE.exec(url)?.[1] : undefined;
}

/** The same among the words of `pip install`. */
function installedFiles({ name, words }: ShellCommand): readonly { readonly file: string; readonly at: Range }[] {
  if (name !== 'pip' && name !== 'pip3') return [];
  const { operands, options } = readArguments(words, PIP_OPTIONS);
  if (operands[0]?.value !== 'install' || options.some((option) => option.name === '--require-hashes')) return [];
  return operands.flatMap(({ value, range }) => {
    const requirement = value === undefined ? undefined : parseRequirement(value);
    const file = requirement && uncheckedPackage(requirement);
    return file === undefined ? [] : [{ file, at: range }];
  });
}

const STARTERS = [
  ...['os.system', 'os.popen', 'subprocess.run', 'subprocess.call', 'subprocess.check_call', 'subprocess.Popen'],
  ...['subprocess.check_output', 'subprocess.getoutput'],
];
const STARTED = /^(?:sudo\s+)?(?:wget|curl|aria2c)\s[^|]*$/;

/** `os.system("wget …")` and its kin, of data, models and archives. */
function startedDownloads(document: PythonDocument) {
  return document.calls(...STARTERS).flatMap((call) => {
    const command = call.arguments[0]?.value.value()?.value;
    const words =
      typeof command === 'string' ? command.split(/\s+/) : Array.isArray(command) ? command.map(String) : [];
    if (!STARTED.test(words.join(' ')) || words.some((word) => FIXED_URL.test(word) || word.startsWith('--checksum')))
      return [];
    const url = words.find((word) => /^["']?(?:https?|ftp):/.test(word) && !isLoopbackUrl(word));
    const file = words.map((word) => word.replace(/[?#].*$|["']/g, '')).find((word) => MATERIAL.test(word));
    return url === undefined || file === undefined ? [] : [{ call, file: file.slice(file.lastIndexOf('/') + 1) }];
  });
}

/** How a SHA-256 is handed to a call, for those that take one. */
const HASHES: Readonly<Record<string, (digest: string) => string>> = {
  file_hash: (digest) => digest,
  hash_prefix: (digest) => digest,
  known_hash: (digest) => `sha256:${digest}`,
};

/** Passes the hash of the file that was downloaded already. */
function passHash({ call, file, hashKeyword = '' }: Download, { pins }: RuleContext): FixProposal | undefined {
  const path = file?.stringValue()?.value;
  const write = Object.hasOwn(HASHES, hashKeyword) ? HASHES[hashKeyword] : undefined;
  // Without an argument `path` pooch keeps its files in a folder of its own.
  const isElsewhere = hashKeyword === 'known_hash' || hashKeyword === 'file_hash';
  const folder = isElsewhere ? call.argument(hashKeyword === 'file_hash' ? 'cache_dir' : 'path') : undefined;
  const base = folder?.value.stringValue()?.value;
  if (path === undefined || write === undefined || (isElsewhere && base === undefined)) return undefined;
  const inner = hashKeyword === 'file_hash' ? 'datasets/' : '';
  const pin = pins.fileDigest(isElsewhere ? `${(base ?? '').replace(/\/+$/, '')}/${inner}${path}` : path);
  if (pin === undefined) return undefined;
  const shown = `${hashKeyword}="${pin.value.slice(0, 8)}…"`;
  const given = call.argument(hashKeyword, hashKeyword === 'known_hash' ? 1 : undefined);
  if (given === undefined) {
    return pinFix([{ shown, pin, edit: call.appendArgument(`${hashKeyword}="${write(pin.value)}"`) }]);
  }
  if (given.value.kind !== 'none') return undefined;
  return pinFix([{ shown, pin, edit: { range: given.value.range, text: `"${write(pin.value)}"` } }]);
}

/** Compares the file that a command brings with the one that is here already. */
function checkBehind(
  { range }: ShellCommand,
  file: string,
  text: string,
  { pins }: RuleContext,
): FixProposal | undefined {
  // What the command says as one word may stand in a folder: only a name that is written so is looked for.
  const path = new RegExp(`[^\\s"'=]*${file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=["'\\s]|$)`).exec(
    text.slice(range.start, range.end).replace(/\w+:\/\/\S+/g, (url) => ' '.repeat(url.length)),
  )?.[0];
  const place = path ?? file;
  const pin = /^[\w./-]+$/.test(place) ? pins.fileDigest(place) : undefined;
  if (pin === undefined) return undefined;
  const edit = {
    range: { start: range.end, end: range.end },
    text: ` && echo "${pin.value}  ${place}" | sha256sum -c -`,
  };
  return pinFix([{ shown: `sha256sum -c of ${pin.value.slice(0, 8)}…`, pin, edit }]);
}

function nameOf({ call, file }: Download, document: PythonDocument): string {
  const isWrite = call.method.startsWith('write') || call.method === 'copyfileobj';
  if (!isWrite) return call.callee.text;
  return file === undefined ? call.method : document.text.slice(file.range.start, file.range.end).slice(0, 60);
}

function isHarmless({ url, file }: Download): boolean {
  const address = url?.stringValue()?.value;
  const name = file?.stringValue()?.value ?? '';
  if (address === undefined) return SHOWN.test(name);
  if (isLoopbackUrl(address) || FIXED_URL.test(address) || /^(?:file:|\/|\.)/.test(address)) return true;
  const last = address.replace(/[?#].*$/, '');
  return SHOWN.test(name) || (SHOWN.test(last) && !MATERIAL.test(name));
}

function isCheck({ name, words }: ShellCommand): boolean {
  if (name === 'openssl') return words[0]?.value === 'dgst';
  return CHECKERS.test(name) || words.some(({ text }) => text.startsWith('--checksum='));
}

/** The name of the data, model or archive that a command saves; undefined for other commands and other files. */
function fetchedFile(command: ShellCommand, { text }: ShellDocument): string | undefined {
  if (!DOWNLOADERS.has(command.name) || command.pipedInto !== undefined) return undefined;
  const isCurl = command.name === 'curl';
  const { options, operands } = readArguments(command.words, isCurl ? CURL_OPTIONS : WGET_OPTIONS);
  const output = options.find(
    ({ name }) => /^(?:-o|-O|--output|--output-document)$/.test(name) && !(isCurl && name === '-O'),
  );
  const written = text.slice(command.range.start, command.range.end);
  const redirected = />\s*["']?([^\s"'&|;]+)/.exec(written)?.[1];
  const isSaved =
    !isCurl || output !== undefined || redirected !== undefined || / -[a-zA-Z]*O\b|--remote-name/.test(written);
  if (!isSaved || output?.value === '-' || /\bchecksum/.test(written)) return undefined;
  const target = output?.value ?? redirected;
  if (command.name === 'gdown') return target ?? operands[0]?.value ?? 'A file of Google Drive';
  for (const { value, text: word } of operands) {
    const address = (value ?? word).replace(/^["']|["']$/g, '');
    if (!/^(?:https?|ftp):|\.[a-z]{2,}\//i.test(address)) continue;
    if (FIXED_URL.test(address) || isLoopbackUrl(address)) return undefined;
    const last = address.replace(/[?#].*$/, '');
    const name = [target ?? '', last].find((candidate) => MATERIAL.test(candidate));
    if (name !== undefined) return name.slice(name.lastIndexOf('/') + 1);
  }
  return undefined;
}
