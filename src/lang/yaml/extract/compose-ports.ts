import { stringAt, type DataMap, type DataNode } from '../../data-node';
import type { Reach } from '../../script-text';

/** Who reaches a service of compose; undefined where everybody may, as on the network of the host. */
export function reachOf(service: DataMap): Reach | undefined {
  if (stringAt(service, 'network_mode') === 'host' || service.get('extends') !== undefined) return undefined;
  const list = service.get('ports');
  if (list === undefined) return 'network';
  if (list.kind !== 'sequence') return undefined;
  return list.items.every(isNear) ? 'machine' : undefined;
}

function isNear(port: DataNode): boolean {
  if (port.kind === 'map') return !isEverywhere(fillIn(stringAt(port, 'host_ip') ?? ''));
  return port.kind === 'scalar' && mappingOf(String(port.value)).isNear;
}

/** Reads `[address:][port:]target[/protocol]`. */
export function mappingOf(mapping: string): { readonly targets: readonly number[]; readonly isNear: boolean } {
  const plain = fillIn(mapping)
    .replace(/^\[([0-9a-f:]*)\]/i, (_, address: string) => (/^:*$/.test(address) ? '0.0.0.0' : '127.0.0.1'))
    .replace(/\/(?:tcp|udp)$/, '');
  const parts = plain.split(':');
  const host = parts.length > 2 ? (parts[0] ?? '') : '';
  return { targets: portsIn(parts.at(-1) ?? ''), isNear: parts.length > 3 || !isEverywhere(host) };
}

/** `${NAME:-default}` as its default; without one the name is left, which is no number. */
export function fillIn(text: string): string {
  return text
    .replace(/\$\{(\w+)(?::?-([^{}]*))?(?::?[?+][^{}]*)?\}/g, (_, name: string, value?: string) => value ?? name)
    .replace(/\$(\w+)/g, '$1');
}

/** Whether an address to listen on is each that the machine has. */
export function isEverywhere(host: string): boolean {
  return host === '' || host === '0.0.0.0' || host === '*' || host === '::';
}

/** The numbers of `5000` and of `8000-8002`. */
export function portsIn(text: string): readonly number[] {
  const [, from, to] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim()) ?? [];
  if (from === undefined) return [];
  const length = Math.min(Number(to ?? from) - Number(from), 100) + 1;
  return Array.from({ length: Math.max(length, 0) }, (_, index) => Number(from) + index);
}
