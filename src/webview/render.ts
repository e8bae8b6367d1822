import { h, render, type ComponentChild } from 'preact';
import type { Message } from './model';
import type { Listener, VNode } from './vnode';

export type Dispatch = (message: Message) => void;

/** Makes the page as described. Elements that are already so are left alone: what has the focus keeps it, and nothing scrolls. */
export function show(root: Element, page: VNode, dispatch: Dispatch): void {
  render(toElement(page, dispatch), root);
}

function toElement({ tag, key, attributes, on, children }: VNode, dispatch: Dispatch): ComponentChild {
  const listeners = Object.entries(on).map(([name, listener]): readonly [string, (event: Event) => void] => [
    `on${name}`,
    (event: Event) => {
      handle(event, listener, dispatch);
    },
  ]);
  // `aria-busy={false}` would be an attribute that says "false".
  const given = Object.entries(attributes).filter(([, value]) => value !== false);
  const properties: Record<string, unknown> = {
    ...Object.fromEntries(given),
    ...Object.fromEntries(listeners),
    ...(key === undefined ? {} : { key }),
  };
  return h(
    tag,
    properties,
    children.map((child) => (typeof child === 'string' ? child : toElement(child, dispatch))),
  );
}

function handle(event: Event, listener: Listener, dispatch: Dispatch): void {
  const message = typeof listener === 'function' ? listener(valueOf(event)) : listener;
  if (message === undefined) return;
  if (event.type === 'submit' || event.type === 'keydown') event.preventDefault();
  dispatch(message);
}

function valueOf(event: Event): string {
  if (event instanceof KeyboardEvent) return event.key;
  const { target } = event;
  return target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
    ? target.value
    : '';
}
