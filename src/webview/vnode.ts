import type { Message } from './model';

/** A description of an element: views are functions from state to these, and need no browser. */
export interface VNode {
  readonly tag: string;
  /** Tells siblings apart, so that an element stays the same one, with its focus, while others come and go. */
  readonly key: string | undefined;
  readonly attributes: Readonly<Record<string, string | boolean>>;
  readonly on: Listeners;
  readonly children: readonly (VNode | string)[];
}

export type EventName = 'click' | 'input' | 'change' | 'submit' | 'keydown';

/** What is told when something happens: the same message each time, or one made of the element's value or the key pressed. */
export type Listener = Message | ((value: string) => Message | undefined);

export type Listeners = Readonly<Partial<Record<EventName, Listener>>>;

export interface Properties {
  readonly key?: string;
  readonly on?: Listeners;
  readonly [attribute: string]: string | number | boolean | undefined | Listeners;
}

export type Child = VNode | string | false | undefined;

export function h(tag: string, { key, on, ...rest }: Properties, children: readonly Child[] = []): VNode {
  const attributes: Record<string, string | boolean> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (typeof value === 'string' || typeof value === 'boolean') attributes[name] = value;
    else if (typeof value === 'number') attributes[name] = String(value);
  }
  const shown = children.filter((child): child is VNode | string => child !== undefined && child !== false);
  return { tag, key, attributes, on: on ?? {}, children: shown };
}

/** All text below a node, as a reader would hear it without labels. */
export function textOf(node: VNode | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join(' ');
}
