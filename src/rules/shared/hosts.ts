import { hasPublicSuffix } from './top-level-domains';

/** How far away a host is, as its name alone tells. */
export type Reach = 'loopback' | 'private' | 'example' | 'public' | 'unknown';

const URL_HOST = /^[a-z][a-z0-9+.-]*:\/\/(?:[^\s/@]{0,200}@)?(\[[0-9a-f:.]{2,45}\]|[^\s/:?#"'\\]{1,253})(:\d{1,5})?/i;
const INNER_SUFFIX =
  /\.(?:local|localdomain|internal|intranet|lan|home|corp|svc|cluster\.local|home\.arpa|svc\.[a-z0-9.-]+|consul)\.?$/;
const EXAMPLE = /(?:^|\.)example\.(?:com|org|net|edu)$|\.(?:example|test|invalid)$/;

/** The host and the port of a URL; undefined where the text is no URL with a host that is known. */
export function hostOf(url: string): { readonly host: string; readonly hasPort: boolean } | undefined {
  const match = URL_HOST.exec(url);
  const host = match?.[1]?.toLowerCase();
  return host === undefined ? undefined : { host, hasPort: match?.[2] !== undefined };
}

/**
 * Judges a host name or address. Names without a dot are those of containers and cluster services; so are those that end in
 * no domain of the internet, such as a service and its namespace (`mlflow.tracking`).
 */
export function reachOf(host: string): Reach {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (/[${}<>%*]/.test(name)) return 'unknown';
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1' || name === '0.0.0.0' || name === '::')
    return 'loopback';
  if (/^127(?:\.\d{1,3}){3}$/.test(name)) return 'loopback';
  if (isPrivateAddress(name) || INNER_SUFFIX.test(name) || !/[.:]/.test(name)) return 'private';
  if (name === 'host.docker.internal') return 'loopback';
  if (EXAMPLE.test(name) || /^(?:your|my)[-_.]/.test(name) || /^x{1,3}(?:\.x{1,3}){3}$/.test(name)) return 'example';
  return isAddress(name) || hasPublicSuffix(name) ? 'public' : 'private';
}

function isAddress(name: string): boolean {
  return name.includes(':') || /^\d+(?:\.\d+){3}$/.test(name);
}

function isPrivateAddress(name: string): boolean {
  if (/^f[cd][0-9a-f]{2}:|^fe80:/.test(name)) return true;
  return /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)[\d.]+$/.test(
    name,
  );
}

/** Whether a URL stays on this machine. */
export function isLoopbackUrl(url: string): boolean {
  const target = hostOf(url.includes('://') ? url : `https://${url}`);
  return target !== undefined && reachOf(target.host) === 'loopback';
}
