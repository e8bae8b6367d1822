import type { Edit } from '../../../core/fix';
import type { Range } from '../../../core/range';
import { stringAt, type DataMap, type DataNode, type DataScalar } from '../../../lang/data-node';
import { fillIn, isEverywhere, mappingOf, portsIn } from '../../../lang/yaml/extract/compose-ports';
import { appendEntry, replaceScalar } from '../../../lang/yaml/patch';

/** A port of a container that its host answers on. */
export interface PublishedPort {
  /** The ports inside; empty where they are not known. */
  readonly targets: readonly number[];
  readonly at: Range;
  /** As written. */
  readonly text: string;
  /** Publishes it on the loopback address only. */
  readonly closing: Edit | undefined;
  /** Whether it is published on an address that few reach, as the loopback one. */
  readonly isNear: boolean;
}

/** The ports of a service of compose. */
export function publishedPorts(service: DataMap, text: string): readonly PublishedPort[] {
  const list = service.get('ports');
  const items = list?.kind === 'sequence' ? list.items : [];
  return items.flatMap((item): readonly PublishedPort[] => {
    if (item.kind === 'map') return longPort(item, text);
    return item.kind === 'scalar' ? shortPort(item, text) : [];
  });
}

function longPort(item: DataMap, text: string): readonly PublishedPort[] {
  const target = item.get('target');
  const host = fillIn(stringAt(item, 'host_ip') ?? '');
  if (target?.kind !== 'scalar') return [];
  const own = item.get('host_ip');
  const closing =
    own === undefined ? appendEntry({ text }, item, 'host_ip: 127.0.0.1') : replaceScalar(own, '127.0.0.1');
  const port = String(target.value);
  return [{ targets: portsIn(port), at: target.range, text: port, closing, isNear: !isEverywhere(host) }];
}

function shortPort(item: DataScalar, text: string): readonly PublishedPort[] {
  const written = String(item.value);
  const { targets, isNear } = mappingOf(written);
  const source = /^["']?0\.0\.0\.0:/.test(written) ? written.replace('0.0.0.0', '127.0.0.1') : `127.0.0.1:${written}`;
  const isPair = /^[^:[\]]+:[^:]+$/.test(written.replace(/\$\{[^}]*\}/g, 'X')) || written.startsWith('0.0.0.0:');
  const closing = isPair ? replaceScalar(item, source) : undefined;
  return [{ targets, isNear, at: item.range, text: text.slice(item.range.start, item.range.end), closing }];
}

/** Which of the ports open what a service answers on: those that it uses, and those that are not known. */
export function openAmong(ports: readonly PublishedPort[], used: readonly number[]): readonly PublishedPort[] {
  return ports.filter(
    ({ targets, isNear }) => !isNear && (targets.length === 0 || targets.some((target) => used.includes(target))),
  );
}

/** The text of a node that is a scalar. */
export function textOf(node: DataNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.embedded().text : undefined;
}
