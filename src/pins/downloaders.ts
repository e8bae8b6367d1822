/** Where an argument stands: its keyword, and its position where it may be given without. */
export type Place = readonly [keyword: string, position?: number];

/** A call that puts a file of the network on this machine. */
export interface Downloader {
  readonly url: Place;
  readonly file?: Place;
  /** The arguments with which it compares a hash; the first is the one to add. */
  readonly hashes?: readonly Place[];
}

const KERAS: Downloader = {
  url: ['origin', 1],
  file: ['fname', 0],
  hashes: [
    ['file_hash', 4],
    ['md5_hash', 3],
  ],
};
const URLRETRIEVE: Downloader = { url: ['url', 0], file: ['filename', 1] };

/** By qualified name. */
export const DOWNLOADERS: Readonly<Record<string, Downloader>> = {
  'urllib.request.urlretrieve': URLRETRIEVE,
  'urllib.urlretrieve': URLRETRIEVE,
  'six.moves.urllib.request.urlretrieve': URLRETRIEVE,
  'urllib.request.URLopener().retrieve': URLRETRIEVE,
  'wget.download': { url: ['url', 0], file: ['out', 1] },
  'keras.utils.get_file': KERAS,
  'tf_keras.utils.get_file': KERAS,
  'keras.utils.data_utils.get_file': KERAS,
  'tensorflow.keras.utils.get_file': KERAS,
  'tensorflow.python.keras.utils.data_utils.get_file': KERAS,
  'torch.hub.download_url_to_file': { url: ['url', 0], file: ['dst', 1], hashes: [['hash_prefix', 2]] },
  'torchvision.datasets.utils.download_url': { url: ['url', 0], file: ['filename', 2], hashes: [['md5', 3]] },
  'torchvision.datasets.utils.download_and_extract_archive': {
    url: ['url', 0],
    file: ['filename', 3],
    hashes: [['md5', 4]],
  },
  'torchvision.datasets.utils.download_file_from_google_drive': {
    url: ['file_id', 0],
    file: ['filename', 2],
    hashes: [['md5', 3]],
  },
  'torchtext.utils.download_from_url': { url: ['url', 0], file: ['path', 1], hashes: [['hash_value', 4]] },
  'gdown.download': { url: ['url', 0], file: ['output', 1] },
  'gdown.download_folder': { url: ['url', 0], file: ['output', 2] },
  'gdown.cached_download': { url: ['url', 0], file: ['path', 1], hashes: [['hash'], ['md5', 2]] },
  'pooch.retrieve': { url: ['url', 0], file: ['fname', 2], hashes: [['known_hash', 1]] },
};
