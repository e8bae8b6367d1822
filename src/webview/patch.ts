import type { Message } from './model';
import type { EventName, Listener, Listeners, VNode } from './vnode';

const SVG = 'http://www.w3.org/2000/svg';

export type Dispatch = (message: Message) => void;

interface Known {
  readonly key: string | undefined;
  readonly tag: string;
  on: Listeners;
  /** Events that are listened to; what they do is looked up in `on`. */
  readonly attached: Set<string>;
}

/** Of the elements that were made here; others, if any, are replaced. */
const known = new WeakMap<Element, Known>();

/**
 * Makes the children of an element as described, and leaves elements alone that are already so: what has the focus keeps
 * it, and nothing scrolls.
 */
export function patchChildren(parent: Element, children: readonly (VNode | string)[], dispatch: Dispatch): void {
  const focused = document.activeElement;
  reconcile(parent, children, dispatch);
  // An element that was moved lost it.
  if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected)
    focused.focus({ preventScroll: true });
}

function reconcile(parent: Element, children: readonly (VNode | string)[], dispatch: Dispatch): void {
  const keys = new Set(children.map((child) => (typeof child === 'string' ? undefined : child.key)));
  const byKey = new Map<string, Element>();
  for (const element of [...parent.children]) {
    const key = known.get(element)?.key;
    if (key === undefined) continue;
    if (keys.has(key)) byKey.set(key, element);
    else element.remove();
  }
  let next = parent.firstChild;
  for (const child of children) {
    const node = typeof child === 'string' ? textFor(next, child) : elementFor(parent, next, child, byKey);
    if (node === next) next = node.nextSibling;
    else parent.insertBefore(node, next);
    if (typeof child !== 'string') update(node as Element, child, dispatch);
  }
  while (next !== null) {
    const following = next.nextSibling;
    next.remove();
    next = following;
  }
}

function textFor(next: Node | null, text: string): Node {
  if (!(next instanceof Text)) return document.createTextNode(text);
  if (next.data !== text) next.data = text;
  return next;
}

function elementFor(parent: Element, next: Node | null, child: VNode, byKey: ReadonlyMap<string, Element>): Element {
  const candidate = child.key === undefined ? next : byKey.get(child.key);
  if (candidate instanceof Element) {
    const facts = known.get(candidate);
    if (facts?.tag === child.tag && facts.key === child.key) return candidate;
  }
  const isSvg = child.tag === 'svg' || (parent.namespaceURI === SVG && parent.tagName !== 'foreignObject');
  const element = isSvg ? document.createElementNS(SVG, child.tag) : document.createElement(child.tag);
  known.set(element, { key: child.key, tag: child.tag, on: {}, attached: new Set() });
  return element;
}

function update(element: Element, { attributes, on, children }: VNode, dispatch: Dispatch): void {
  for (const name of element.getAttributeNames()) {
    if (attributes[name] === undefined || attributes[name] === false) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false) continue;
    const text = value === true ? '' : value;
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
  reconcile(element, children, dispatch);
  setValue(element, attributes);
  listen(element, on, dispatch);
}

/** What a user has typed or ticked is no attribute; it follows the state once that has it. */
function setValue(element: Element, attributes: VNode['attributes']): void {
  if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) {
    element.checked = attributes['checked'] === true;
  } else if (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  ) {
    const { value } = attributes;
    if (typeof value === 'string' && element.value !== value) element.value = value;
  }
}

function listen(element: Element, on: VNode['on'], dispatch: Dispatch): void {
  const facts = known.get(element);
  if (facts === undefined) return;
  facts.on = on;
  for (const name of Object.keys(on) as EventName[]) {
    if (facts.attached.has(name)) continue;
    facts.attached.add(name);
    element.addEventListener(name, (event) => {
      handle(event, facts.on[name], dispatch);
    });
  }
}

function handle(event: Event, listener: Listener | undefined, dispatch: Dispatch): void {
  if (listener === undefined) return;
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
