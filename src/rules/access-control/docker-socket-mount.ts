import { defineRule } from '../../engine/rule';
import { groovyFlags, mountOf, rayFlags, shellFlags, type ContainerFlag } from './shared/container-flags';
import { jobMounts } from './shared/job-mounts';
import { hostMounts } from './shared/pod-mounts';
import { mountedSockets } from './shared/python-containers';

const SOCKET = /(?:^|\/)(?:docker|containerd|podman|crio)\.sock$/;

export default defineRule({
  id: 'docker-socket-mount',
  meta: {
    summary: 'A container is given the socket by which its host starts containers',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [250],
    cicdSec: ['CICD-SEC-7'],
    stages: ['deployment'],
  },
  messages: {
    mounted:
      'Whoever gets into this container can start others through `{socket}`, with the whole host mounted: the machine and all that runs on it are theirs. Build images without it (`buildah`, `kaniko`, a remote builder), or give the task a machine of its own.',
  },
  triggers: ['docker.sock', 'containerd.sock', 'podman.sock', 'crio.sock'],
  check: {
    python(document, report) {
      for (const { socket, at } of mountedSockets(document, SOCKET))
        report({ at, message: 'mounted', data: { socket } });
    },
    podSpec(pod, report) {
      for (const { source, at } of hostMounts(pod)) {
        if (SOCKET.test(source)) report({ at, message: 'mounted', data: { socket: source } });
      }
    },
    shell(document, report) {
      for (const { socket, at } of sockets(shellFlags(document))) report({ at, message: 'mounted', data: { socket } });
    },
    groovy(document, report) {
      for (const { socket, at } of sockets(groovyFlags(document))) report({ at, message: 'mounted', data: { socket } });
    },
    yaml(document, report) {
      for (const { socket, at } of sockets(rayFlags(document))) report({ at, message: 'mounted', data: { socket } });
      for (const { source, at } of jobMounts(document)) {
        if (SOCKET.test(source)) report({ at, message: 'mounted', data: { socket: source } });
      }
    },
  },
});

function sockets(
  flags: readonly ContainerFlag[],
): readonly { readonly socket: string; readonly at: ContainerFlag['at'] }[] {
  return flags.flatMap(({ name, value, at }) => {
    const source = name === '--volume' || name === '--mount' ? mountOf(value ?? '')?.source : undefined;
    return source !== undefined && SOCKET.test(source) ? [{ socket: source, at }] : [];
  });
}
