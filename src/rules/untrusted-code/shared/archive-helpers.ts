import type { PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';

/** Helpers that unpack a tar archive without a filter, with the argument that names it; no `filter` can be passed. */
const HELPERS: Readonly<Record<string, string>> = {
  'torchvision.datasets.utils.extract_archive': 'from_path',
  'torchvision.datasets.utils.download_and_extract_archive': 'url',
  'torchaudio.datasets.utils.extract_archive': 'from_path',
  'torchaudio._extension.utils._extract_tar': 'from_path',
  'torchtext.utils.extract_archive': 'from_path',
  'fastai.data.external.file_extract': 'fname',
  'fastcore.xtras.untar_dir': 'fname',
};
/** Keras unpacks what it downloads, without a filter before 3.12. */
const KERAS = ['keras', 'tensorflow.keras', 'tf_keras'].map((root) => `${root}.utils.get_file`);
const OTHER_FORMATS = ['rarfile.RarFile().extractall', 'rarfile.RarFile().extract', 'py7zr.SevenZipFile().extractall'];

/** Calls of helpers that unpack an archive without a checksum, and the file; undefined where they download it themselves. */
export function helperCalls(document: PythonDocument, isNewKeras: boolean) {
  const isOn = (call: PythonCall, keyword: string): boolean => call.argument(keyword)?.value.value()?.value === true;
  const downloads = isNewKeras
    ? []
    : document.calls(...KERAS).filter((call) => isOn(call, 'extract') || isOn(call, 'untar'));
  const others = document.calls(...Object.keys(HELPERS), ...OTHER_FORMATS);
  return [...downloads, ...others]
    .filter((call) => !isChecked(call) && !isZip(call))
    .map((call) => ({ call, file: unpackedFile(call) }));
}

function unpackedFile(call: PythonCall): PythonExpression | undefined {
  const isDownload = call.method === 'download_and_extract_archive' || call.method === 'get_file';
  if (isDownload) return undefined;
  return call.argument(HELPERS[call.name ?? ''] ?? '', 0)?.value ?? call.receiver?.originCall()?.arguments[0]?.value;
}

function isChecked(call: PythonCall): boolean {
  return ['file_hash', 'md5_hash', 'md5'].some((keyword) => (call.argument(keyword)?.value.kind ?? 'none') !== 'none');
}

/** Zip files lose `..` when they are unpacked. */
function isZip(call: PythonCall): boolean {
  return call.arguments.some(({ value }) => /\.zip(?:[?#]|$)/i.test(value.stringValue()?.value ?? ''));
}

/** Files that are written under names which a zip file holds, joined to a folder by hand: `open(os.path.join(folder, name), "wb")`. */
export function joinedNames(document: PythonDocument): readonly PythonCall[] {
  const loops = document.callsNamed('namelist', 'infolist').flatMap((call) => {
    const line = document.text.slice(document.text.lastIndexOf('\n', call.range.start) + 1, call.range.start);
    const variable = /\bfor\s+(\w+)\s+in\s+$/.exec(line)?.[1];
    return variable !== undefined && call.name?.startsWith('zipfile.ZipFile()') === true ? [{ call, variable }] : [];
  });
  return loops.flatMap(({ call: loop, variable }) => {
    const joined = new RegExp(`(?:\\bjoin\\([^()]{0,200}|/\\s*)\\b${variable}(?:\\.filename)?\\b(?![.(])`);
    return document.calls('open', 'builtins.open').filter((call) => {
      if (call.range.start < loop.range.start || call.enclosingFunction !== loop.enclosingFunction) return false;
      const path = call.argument('file', 0)?.value;
      const mode = call.argument('mode', 1)?.value.stringValue()?.value ?? 'r';
      const built = document.assignments.find(
        ({ targetText, range }) => targetText === path?.text && range.start > loop.range.start,
      );
      return /[wax]/.test(mode) && joined.test(built?.value.text ?? path?.text ?? '');
    });
  });
}
