/** A URI taken apart. The path is decoded; drive letters are lower case, so that equal files have equal keys. */
export interface UriParts {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

const URI = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/i;

export function splitUri(uri: string): UriParts {
  const [, scheme = '', authority = '', path = ''] = URI.exec(uri) ?? [];
  const decoded = decode(path);
  return {
    scheme: scheme.toLowerCase(),
    authority: decode(authority),
    path: decoded.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase()),
  };
}

/** The same for all spellings of a URI: editors differ in what they escape. */
export function uriKey(uri: string): string {
  const { scheme, authority, path } = splitUri(uri);
  const hash = uri.indexOf('#');
  return `${scheme}://${authority}${path}${hash === -1 ? '' : decode(uri.slice(hash))}`;
}

export function joinUri({ scheme, authority, path }: UriParts): string {
  return `${scheme}://${authority}${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** What a host calls the place: on Windows the path without the slash before the drive. */
export function hostPathOf(uri: string): string {
  const { scheme, path } = splitUri(uri);
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
  return scheme === 'file' && /^\/[a-z]:/.test(trimmed) ? trimmed.slice(1) : trimmed;
}

/** The URI of a host's path that lies on the same host as `sibling`. */
export function uriOfHostPath(path: string, sibling: string): string {
  const { scheme, authority } = splitUri(sibling);
  return joinUri({ scheme, authority, path: path.startsWith('/') ? path : `/${path}` });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
