import type { TextMap } from '../core/text-map';
import type { DataNode } from './data-node';
import type { EmbeddedText } from './document';
import type { ShellOrigin } from './shell/types';

/** A shell script that stands in a value of another format. */
export type Script = EmbeddedText & { readonly origin: ShellOrigin; readonly reach?: Reach | undefined };

/** `machine`: only programs on the same machine. `network`: only the services that it is started with. */
export type Reach = 'machine' | 'network';

/** Replaces what is no shell by text of the same length. */
export type Masking = (text: string) => string;

/** The script that a scalar holds; nothing for empty ones. */
export function scalarScript(
  node: DataNode | undefined,
  origin: ShellOrigin,
  mask: Masking = (text) => text,
): readonly Script[] {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || node.value.trim() === '') return [];
  const { text, map } = node.embedded();
  return [{ text: mask(text), map, origin }];
}

/** Several texts as one. The separators have no place in the document. */
export function joinTexts(parts: readonly EmbeddedText[], separator: string): EmbeddedText {
  const starts: number[] = [];
  let length = 0;
  for (const part of parts) {
    starts.push(length);
    length += part.text.length + separator.length;
  }
  const find = (offset: number): { readonly part: EmbeddedText; readonly start: number } | undefined => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const part = parts[low];
    return part && { part, start: starts[low] ?? 0 };
  };
  const map: TextMap = {
    toOuter(range) {
      const first = find(range.start);
      const last = find(Math.max(range.start, range.end - 1));
      if (first === undefined || last === undefined) return undefined;
      const clip = (offset: number, at: { readonly part: EmbeddedText; readonly start: number }): number =>
        Math.min(offset - at.start, at.part.text.length);
      if (first.part === last.part) {
        return first.part.map.toOuter({ start: clip(range.start, first), end: clip(range.end, first) });
      }
      const start = first.part.map.toOuter({ start: clip(range.start, first), end: first.part.text.length });
      const end = last.part.map.toOuter({ start: 0, end: clip(range.end, last) });
      if (start === undefined) return undefined;
      // Parts need not stand in the document in the order in which they run.
      return end === undefined || end.end < start.start ? start : { start: start.start, end: end.end };
    },
    encode(text, at) {
      const found = find(at);
      if (found === undefined || at - found.start > found.part.text.length) return undefined;
      return found.part.map.encode(text, at - found.start);
    },
  };
  return { text: parts.map((part) => part.text).join(separator), map };
}
