import type { External } from '../pins/inventory/types';

/** Percent-encodes a part of an address. Halves of characters, which cannot be encoded, are replaced. */
export function encode(text: string): string {
  return encodeURIComponent(toWhole(text));
}

/** Percent-encodes what an address cannot hold, and leaves its structure. */
export function encodeAddress(url: string): string {
  return encodeURI(toWhole(url));
}

function toWhole(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The package URL (https://github.com/package-url/purl-spec); undefined where there is no type for it. */
export function purlOf({ kind, source, name, pin, requested }: External): string | undefined {
  const at = pin === undefined ? '' : `@${encode(pin)}`;
  switch (source) {
    case 'huggingface':
      return kind === 'model' ? `pkg:huggingface/${segments(name)}${at}` : undefined;
    case 'pypi':
      return `pkg:pypi/${segments(name)}${at}`;
    case 'conda':
      return `pkg:conda/${segments(name.toLowerCase())}${at}`;
    case 'github':
      return githubPurl(name, at);
    case 'git': {
      const repository = /^(?:\w+:\/\/)?(?:[^@/]*@)?github\.com[/:]([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(name)?.[1];
      return repository === undefined ? undefined : githubPurl(repository, at);
    }
    case 'registry':
      return imagePurl(name, pin ?? requested);
    case 'web': {
      const file = name.split('/').at(-1) ?? '';
      return file === '' ? undefined : `pkg:generic/${encode(file)}?download_url=${encode(name)}`;
    }
    case 'mlflow':
      return undefined;
  }
}

function githubPurl(name: string, at: string): string {
  const [owner = '', repository = '', ...folder] = name.split('/');
  const place = `pkg:github/${segments(`${owner}/${repository}`.toLowerCase())}${at}`;
  return folder.length === 0 ? place : `${place}#${segments(folder.join('/'))}`;
}

/** Names without a host are those of Docker Hub. */
function imagePurl(name: string, version: string | undefined): string {
  const parts = name.split('/');
  const [first = ''] = parts;
  const host = parts.length > 1 && /[.:]|^localhost$/.test(first) ? first : undefined;
  const rest = host === undefined ? name : parts.slice(1).join('/');
  const at = version === undefined ? '' : `@${encode(version)}`;
  return `pkg:docker/${segments(rest)}${at}${host === undefined ? '' : `?repository_url=${encode(host)}`}`;
}

function segments(path: string): string {
  return path.split('/').map(encode).join('/');
}
