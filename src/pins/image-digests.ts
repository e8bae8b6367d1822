import type { WorkspaceFacts } from '../engine/engine';
import type { KnownPin } from '../engine/pins';
import type { SourceFile } from '../lang/source-file';

type Facts = Pick<WorkspaceFacts, 'readText' | 'listFolder'>;
/** Digests of images by `imageKey`; null where two places name different ones. */
type Digests = ReadonlyMap<string, string | null>;
/** What each file says of digests, kept while its text is the same. */
export type DigestCache = Map<string, { readonly text: string; readonly digests: Digests }>;

/** Files that name images. */
const IMAGE_FILE = /(?:^|[./-])(?:docker|container)file|\.ya?ml$|^images?\.lock$|\.nomad$/i;
const SKIPPED =
  /^(?:\.(?!github$|gitlab$|circleci$|devcontainer$)|node_modules$|venv$|site-packages$|__pycache__$|mlruns$)/;
/** Folders below the root that are looked into, and files in all of them: manifests lie near the top. */
const MAX_DEPTH = 3;
const MAX_FOLDERS = 60;
const MAX_FILES = 150;
const MAX_CACHED = 500;

/** `ghcr.io/team/image:1.2@sha256:…`. */
const REFERENCE = /((?:[a-z0-9][\w.-]*(?::\d{1,5})?\/)?[a-z0-9][\w./-]*):([\w][\w.-]{0,127})@(sha256:[0-9a-f]{64})\b/g;
/** The values of Helm charts and the `images` of Kustomize. */
const PARTS =
  /\b(?:repository|newName|name):[ \t]*["']?([a-z0-9][\w./:-]*)["']?[ \t]*\r?\n\s*(?:tag|newTag):[ \t]*["']?([\w][\w.-]*)["']?[ \t]*\r?\n\s*digest:[ \t]*["']?(sha256:[0-9a-f]{64})\b/g;
/** A line of `docker images --digests`. */
const LISTED = /^(\S+)[ \t]+([\w][\w.-]*)[ \t]+(sha256:[0-9a-f]{64})[ \t]/gm;
/** The end of what `docker pull` prints. */
const PULLED = /^Digest: (sha256:[0-9a-f]{64})\s+Status: [^\n]* for (\S+?):([\w][\w.-]*)\s*$/gm;

/**
 * The digest that an image (`python:3.12`; without a tag it is `latest`) had where this notebook ran it, or that another
 * place of the workspace names for the same image and tag. Undefined where two places disagree.
 */
export function findImageDigest(
  file: SourceFile,
  facts: Facts,
  cache: DigestCache,
  image: string,
): KnownPin | undefined {
  const key = imageKey(image);
  if (key === undefined) return undefined;
  const shown = readOutputs(file).get(key);
  if (typeof shown === 'string') return { value: shown, source: "the digest in this notebook's outputs" };
  let found: KnownPin | undefined;
  for (const path of imageFiles(facts)) {
    const text = facts.readText?.(path);
    const digest = text === undefined ? undefined : readCached(cache, path, text).get(key);
    if (digest === undefined) continue;
    if (digest === null || (found !== undefined && found.value !== digest)) return undefined;
    found ??= { value: digest, source: `the digest in ${path}` };
  }
  return found;
}

/** Which image it is, however it is written: `docker.io/library/python:3.12` for `python:3.12`. */
export function imageKey(image: string): string | undefined {
  const [, name, tag = 'latest'] = /^([a-z0-9][\w./-]*(?::\d{1,5}\/[\w./-]+)?)(?::([\w][\w.-]*))?$/.exec(image) ?? [];
  if (name === undefined) return undefined;
  const { host, path } = splitImage(name);
  return `${host}/${path}:${tag}`;
}

/** The registry of an image and its name there. Without a host it is one of Docker Hub. */
export function splitImage(name: string): { readonly host: string; readonly path: string } {
  const [first = '', ...rest] = name.split('/');
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const host = isHost ? first.replace(/^(?:index|registry-1)\.(?=docker\.io$)/, '') : 'docker.io';
  const path = isHost ? rest.join('/') : name;
  return { host, path: host === 'docker.io' && !path.includes('/') ? `library/${path}` : path };
}

function readOutputs({ notebook }: SourceFile): Digests {
  const texts = notebook?.cells.flatMap(({ outputs }) => outputs.flatMap(({ texts: parts }) => parts)) ?? [];
  return collect(texts.flatMap(({ text }) => [...listed(text)]));
}

function readCached(cache: DigestCache, path: string, text: string): Digests {
  const known = cache.get(path);
  if (known?.text === text) return known.digests;
  const digests = text.includes('sha256:')
    ? collect([...matches(text, REFERENCE), ...matches(text, PARTS), ...listed(text)])
    : new Map<string, never>();
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(path, { text, digests });
  return digests;
}

type Named = readonly [name: string, tag: string, digest: string];

function listed(text: string): readonly Named[] {
  const pulled = [...text.matchAll(PULLED)].map(([, digest = '', name = '', tag = '']): Named => [name, tag, digest]);
  return [...matches(text, LISTED), ...pulled];
}

function matches(text: string, pattern: RegExp): readonly Named[] {
  return [...text.matchAll(pattern)].map(([, name = '', tag = '', digest = '']): Named => [name, tag, digest]);
}

function collect(named: readonly Named[]): Digests {
  const digests = new Map<string, string | null>();
  for (const [name, tag, digest] of named) {
    const key = imageKey(`${name}:${tag}`);
    if (key === undefined) continue;
    const other = digests.get(key);
    digests.set(key, other === undefined || other === digest ? digest : null);
  }
  return digests;
}

/** Files that may name images, those near the root first. */
function imageFiles({ listFolder }: Facts): readonly string[] {
  const files: string[] = [];
  let folders = [''];
  for (let depth = 0, looked = 0; depth < MAX_DEPTH && folders.length > 0; depth++) {
    const inner: string[] = [];
    for (const folder of folders) {
      if (looked++ >= MAX_FOLDERS) break;
      for (const name of listFolder?.(folder.replace(/\/$/, '')) ?? []) {
        if (SKIPPED.test(name)) continue;
        if (IMAGE_FILE.test(name)) files.push(folder + name);
        // What has a suffix is a file.
        else if (!name.slice(1).includes('.')) inner.push(`${folder}${name}/`);
      }
    }
    folders = inner;
  }
  return files.slice(0, MAX_FILES);
}
