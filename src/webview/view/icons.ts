import type { ItemState } from '../../checklist/types';
import { h, type VNode } from '../vnode';

/** Shapes on a square of 16, told apart without colour. */
const SHAPES: Readonly<Record<ItemState | 'finding', readonly VNode[]>> = {
  met: [circle('solid'), path('M4.6 8.3 7 10.7l4.4-5', 'mark')],
  attested: [h('rect', { class: 'solid', x: 1.5, y: 1.5, width: 13, height: 13, rx: 3 }), path('M4.6 8.3 7 10.7l4.4-5', 'mark')],
  partial: [circle('line'), path('M8 1.75a6.25 6.25 0 0 1 0 12.5Z', 'solid')],
  unmet: [circle('line'), path('M5.5 5.5l5 5m0-5-5 5', 'line')],
  unknown: [circle('line dashed'), path('M6.2 6.3a1.9 1.9 0 1 1 2.6 1.8c-.6.3-.8.6-.8 1.2', 'line'), h('circle', { class: 'solid', cx: 8, cy: 11.5, r: 0.9 })],
  'not-applicable': [circle('line'), path('M3.7 12.3l8.6-8.6', 'line')],
  finding: [path('M8 1.8 15 14H1Z', 'line'), path('M8 6v4', 'line'), h('circle', { class: 'solid', cx: 8, cy: 12, r: 0.8 })],
}; // prettier-ignore

/** A picture beside words that say the same. */
export function icon(name: keyof typeof SHAPES): VNode {
  return svg({ class: `icon icon-${name}`, viewBox: '0 0 16 16' }, SHAPES[name]);
}

export function svg(attributes: Readonly<Record<string, string>>, children: readonly VNode[]): VNode {
  return h('svg', { ...attributes, 'aria-hidden': 'true', focusable: 'false' }, children);
}

/** How far something is, from 0 to 100, as a line that is filled. */
export function bar(score: number | null): VNode {
  return svg({ class: `bar ${levelOf(score)}`, viewBox: '0 0 100 4', preserveAspectRatio: 'none' }, [
    h('rect', { class: 'track', width: 100, height: 4 }),
    h('rect', { class: 'fill', width: score ?? 0, height: 4 }),
  ]);
}

/** The class that tints a score. */
export function levelOf(score: number | null): string {
  if (score === null) return 'level-none';
  if (score < 40) return 'level-low';
  return score < 80 ? 'level-middle' : 'level-high';
}

function circle(name: string): VNode {
  return h('circle', { class: name, cx: 8, cy: 8, r: 6.25 });
}

function path(d: string, name: string): VNode {
  return h('path', { class: name, d });
}
