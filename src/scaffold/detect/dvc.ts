import { parseIni } from '../../lang/ini/document';
import { nodeAt, stringAt, type DataNode } from '../../lang/data-node';
import { parseYaml } from '../../lang/yaml/document';
import { byDepth, type Sources } from './sources';

export interface DvcRemote {
  readonly name: string;
  readonly url: string;
}

/** What a stage or a tracked file has on record. */
export interface DvcOutput {
  readonly path: string;
  readonly md5: string;
  /** Bytes. */
  readonly size: number | undefined;
}

export interface DvcProject {
  /** The folder with `.dvc`, `dvc.yaml` or `*.dvc` in it: empty, or it ends with `/`. */
  readonly folder: string;
  /** The configuration that is committed, whether it is there or not. */
  readonly config: string;
  /** The default remote, else the first one. */
  readonly remote: DvcRemote | undefined;
  readonly hasPipeline: boolean;
  /** Of dvc.lock and of tracked files. */
  readonly outputs: readonly DvcOutput[];
}

export function detectDvc({ paths, texts }: Sources): DvcProject | undefined {
  const anchor = byDepth(paths).find((path) => /(?:^|\/)(?:\.dvc\/config|dvc\.ya?ml|[^/]+\.dvc)$/.test(path));
  if (anchor === undefined) return undefined;
  const folder = anchor.slice(0, anchor.lastIndexOf('/') + 1).replace(/(^|\/)\.dvc\/$/, '$1');
  const config = `${folder}.dvc/config`;
  return {
    ...{ folder, config },
    remote: readRemote(texts.get(config) ?? ''),
    hasPipeline: paths.includes(`${folder}dvc.yaml`) || paths.includes(`${folder}dvc.yml`),
    outputs: [...texts].flatMap(([path, text]) => (path.startsWith(folder) ? readOutputs(path, text) : [])),
  };
}

function readRemote(text: string): DvcRemote | undefined {
  const { sections } = parseIni(text);
  const chosen = sections.find(({ name }) => name === 'core')?.entries.find(({ key }) => key === 'remote')?.value;
  const remotes = sections.flatMap(({ name, entries }) => {
    const remote = /^'?remote "(.+)"'?$/.exec(name)?.[1];
    return remote === undefined ? [] : [{ name: remote, url: entries.find(({ key }) => key === 'url')?.value ?? '' }];
  });
  return remotes.find(({ name }) => name === chosen) ?? remotes[0];
}

function readOutputs(path: string, text: string): readonly DvcOutput[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (!/\.dvc$|(?:^|\/)dvc\.lock$/.test(path)) return [];
  const root = parseYaml(text, path).roots[0];
  const stages = nodeAt(root, 'stages');
  const owners = stages?.kind === 'map' ? stages.entries.map(({ value }) => value) : [root];
  return owners.flatMap((owner) => itemsOf(nodeAt(owner, 'outs')).flatMap((out) => readOutput(folder, out)));
}

function readOutput(folder: string, out: DataNode): readonly DvcOutput[] {
  const path = stringAt(out, 'path');
  const md5 = stringAt(out, 'md5');
  const size = nodeAt(out, 'size');
  if (path === undefined || md5 === undefined) return [];
  return [{ path: folder + path, md5, size: size?.kind === 'scalar' ? Number(size.value) : undefined }];
}

function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}
