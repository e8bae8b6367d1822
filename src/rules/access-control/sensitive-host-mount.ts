import { defineRule } from '../../engine/rule';
import type { Range } from '../../core/range';
import { groovyFlags, mountOf, rayFlags, shellFlags, type ContainerFlag } from './shared/container-flags';
import { copiedFiles, jobMounts } from './shared/job-mounts';
import { hostMounts, type HostMount } from './shared/pod-mounts';

/** Folders from which a host can be taken over, whole or nearly whole. */
const SYSTEM = /^\/(?:etc|root|home|boot|dev|proc|sys|var\/run|run|var\/lib\/(?:docker|kubelet|containerd))?\/?$/;
const HOME = String.raw`(?:~|\$\{?HOME\}?|/root|/home/[\w.-]+)`;
/** Files and folders of a home that hold keys. */
const KEYS = new RegExp(
  `^${HOME}/(?:\\.(?:aws|ssh|kube|kaggle|azure|gnupg|netrc|docker/config\\.json|git-credentials)|\\.config/gcloud|\\.cache/huggingface/token)(?:/|$)`,
);
/** Resources of Kubernetes mount folders of the host in one way only. */
const MANIFEST = /^apiVersion:/m;
/** Files of variables with secrets in them. */
const ENV_FILE = /(?:^|\/)\.env(?:\.(?:local|prod|production))?$/;

export default defineRule({
  id: 'sensitive-host-mount',
  meta: {
    summary: 'A container is given a folder of its host that holds keys or the system itself',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [668],
    atlas: ['AML.T0055'],
    cicdSec: ['CICD-SEC-6', 'CICD-SEC-7'],
    stages: ['deployment'],
  },
  messages: {
    system:
      'Code in this container can change `{source}` of its host, and so take the host over. Mount only the folder that is needed, read-only where that does.',
    readable:
      'Code in this container can read `{source}` of its host, with its passwords and keys. Mount only the folder that is needed.',
    keys: 'Code in this container can read the keys in `{source}`, and so can every package that it loads. Give it a key of its own with the rights that it needs, from a secret store.',
    copied:
      'This copies `{source}` to every machine of the job, where every package that it loads can read the keys in it, and snapshots keep it. Give the job a key of its own with the rights that it needs.',
  },
  triggers: [
    ...['hostPath', 'volumes:', '"volumes"', '--volume', '--mount', ' -v ', '.aws', '.ssh', '.kube', '.kaggle'],
    ...['gcloud', '.netrc', '.git-credentials', 'huggingface/token', 'file_mounts'],
  ],
  confirm: (text) => !MANIFEST.test(text) || /hostPath|\b(?:docker|podman|nerdctl)\b/.test(text),
  check: {
    podSpec(pod, report) {
      for (const mount of hostMounts(pod)) {
        const found = judge(mount);
        if (found)
          report({ at: mount.at, message: found, data: { source: mount.source }, severity: severityOf(found) });
      }
    },
    shell(document, report) {
      for (const mount of flagMounts(shellFlags(document))) {
        const found = judge(mount);
        // Whoever types the command has these rights already; an image that is fetched gets them here.
        if (found === 'system') report({ at: mount.at, message: found, data: { source: mount.source } });
        else if (found) report({ at: mount.at, message: found, data: { source: mount.source }, severity: 'info' });
      }
    },
    groovy(document, report) {
      for (const mount of flagMounts(groovyFlags(document))) {
        const found = judge(mount);
        if (found)
          report({ at: mount.at, message: found, data: { source: mount.source }, severity: severityOf(found) });
      }
    },
    yaml(document, report) {
      for (const mount of [...flagMounts(rayFlags(document)), ...jobMounts(document)]) {
        const found = judge(mount);
        if (found)
          report({ at: mount.at, message: found, data: { source: mount.source }, severity: severityOf(found) });
      }
      for (const { at, source } of copiedFiles(document)) {
        if (KEYS.test(source) || ENV_FILE.test(source)) report({ at, message: 'copied', data: { source } });
      }
    },
  },
});

function judge({ source, isReadOnly }: Omit<HostMount, 'at'>): 'system' | 'readable' | 'keys' | undefined {
  if (KEYS.test(source)) return 'keys';
  if (!SYSTEM.test(source)) return undefined;
  // Devices and counters are read by agents and drivers.
  if (isReadOnly || /^\/(?:dev|proc|sys)\/?$/.test(source)) return 'readable';
  return 'system';
}

function severityOf(found: 'system' | 'readable' | 'keys'): 'warning' | 'info' {
  return found === 'readable' ? 'info' : 'warning';
}

function flagMounts(flags: readonly ContainerFlag[]): readonly (HostMount & { readonly at: Range })[] {
  return flags.flatMap(({ name, value, at }) => {
    const mount = name === '--volume' || name === '--mount' ? mountOf(value ?? '') : undefined;
    return mount === undefined ? [] : [{ ...mount, at }];
  });
}
