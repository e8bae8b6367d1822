import type { PythonCall, PythonDocument, RouteFramework } from '../types';
import { APPS, OWNERS, type Owner } from './frameworks';

/** The app or router that a call such as `app.post(…)` hangs on. */
export interface OwnerOfCall extends Owner {
  readonly name: string;
  readonly call: PythonCall | undefined;
}

/** Undefined where what stands before the dot is no app or router of a known framework. */
export function ownerOf({ name, method, receiver }: PythonCall): OwnerOfCall | undefined {
  const kind = name === undefined ? undefined : OWNERS.get(name.slice(0, -method.length - 1));
  if (kind === undefined || receiver === undefined) return undefined;
  const holder = receiver.text.endsWith('.router') ? (receiver.receiver ?? receiver) : receiver;
  const call = holder.originCall();
  // An app that is handed in (`def register(app: FastAPI)`) was given its checks where it was made.
  return { framework: kind.framework, isApp: kind.isApp && call !== undefined, name: holder.text, call };
}

/** The apps of a framework that the file makes. */
export function appsOf(document: PythonDocument, framework: RouteFramework): readonly PythonCall[] {
  return document.calls(...(APPS[framework] ?? []));
}

/** Methods that hang a router into an app, or into another router. */
export const INCLUDES: readonly string[] = [
  'include_router',
  'register_blueprint',
  'blueprint',
  'mount',
  'add_routes',
  'include',
];
const MAX_DEPTH = 8;

/** The calls that hang a router into another one or into an app, by the name of what is hung in. */
export function listIncludes(document: PythonDocument): ReadonlyMap<string, PythonCall> {
  const named = document
    .callsNamed(...INCLUDES)
    .flatMap((call) => call.arguments.slice(0, 2).map(({ value }) => [value.text, call] as const));
  return new Map(named);
}

/** The includes around a router, from the inside outwards. */
export function includesOf(includes: ReadonlyMap<string, PythonCall>, owner: string): readonly PythonCall[] {
  const found: PythonCall[] = [];
  let inner = includes.get(owner);
  while (inner !== undefined && !found.includes(inner) && found.length < MAX_DEPTH) {
    found.push(inner);
    inner = includes.get(inner.receiver?.text ?? '');
  }
  return found;
}

/** Whether everything that stands in front of a router is in this file: it is an app, or hung into one here. */
export function isInApp(
  includes: ReadonlyMap<string, PythonCall>,
  { name, isApp }: Pick<OwnerOfCall, 'name' | 'isApp'>,
): boolean {
  return isApp || includesOf(includes, name).some((call) => ownerOf(call)?.isApp === true);
}
