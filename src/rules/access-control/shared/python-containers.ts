import type { Range } from '../../../core/range';
import type { PythonCall, PythonDocument } from '../../../lang/python/types';

/** What starts or describes containers, by the last part of the callee's name; other libraries call other things so. */
const STARTERS: Readonly<Record<string, RegExp>> = {
  run: /^docker\..*\.containers\.run$/,
  create: /^docker\..*\.containers\.create$/,
  create_container: /^docker\./,
  create_host_config: /^docker\./,
  DockerOperator: /./,
  DockerContainer: /^prefect/,
  docker: /^airflow\./,
  KubernetesPodOperator: /./,
  V1SecurityContext: /./,
  SecurityContext: /^(?:hera|kubernetes|kubernetes_asyncio)\./,
};
const MOUNTS = ['volumes', 'mounts', 'binds'];
const MOUNT_CALLS: Readonly<Record<string, readonly [keyword: string, position: number]>> = {
  Mount: ['source', 1],
  V1HostPathVolumeSource: ['path', 0],
};

function containerCalls(document: PythonDocument): readonly PythonCall[] {
  return document
    .callsNamed(...Object.keys(STARTERS))
    .filter(({ name, method }) => STARTERS[method]?.test(name ?? method) === true);
}

/** The arguments `privileged=True` of calls that start or describe a container. */
export function privilegedCalls(document: PythonDocument): readonly Range[] {
  return containerCalls(document).flatMap((call) => {
    const argument = call.argument('privileged');
    return argument?.value.value()?.value === true ? [argument.range] : [];
  });
}

/** The sockets that a Python program mounts into the containers that it starts or describes. */
export function mountedSockets(
  document: PythonDocument,
  socket: RegExp,
): readonly { readonly socket: string; readonly at: Range }[] {
  const written = containerCalls(document).flatMap((call) =>
    MOUNTS.flatMap((keyword) => {
      const argument = call.argument(keyword);
      // `{"/var/run/docker.sock": {"bind": …}}`, `["/var/run/docker.sock:/var/run/docker.sock"]`
      const texts = [...(argument?.value.text.matchAll(/["']([^"'\n:]+\.sock)(?=["':])/g) ?? [])];
      const found = texts.map(([, text = '']) => text).find((text) => socket.test(text));
      return argument === undefined || found === undefined ? [] : [{ socket: found, at: argument.range }];
    }),
  );
  const inside = (range: Range): boolean => written.some(({ at }) => at.start <= range.start && range.end <= at.end);
  const described = document.callsNamed(...Object.keys(MOUNT_CALLS)).flatMap((call) => {
    const place = MOUNT_CALLS[call.method];
    const argument = place && call.argument(...place);
    const source = argument?.value.stringValue()?.value;
    if (argument === undefined || source === undefined || !socket.test(source) || inside(argument.range)) return [];
    return [{ socket: source, at: argument.range }];
  });
  return [...written, ...described];
}
