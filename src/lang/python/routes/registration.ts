import type { Range } from '../../../core/range';
import type { PythonCall, PythonExpression, PythonFunction, RouteFramework } from '../types';
import type { PythonClass } from './classes';

/** A route as its framework's reader finds it, before anybody asks what stands in front of it. */
export interface Registration {
  readonly framework: RouteFramework;
  readonly path: string;
  readonly methods: readonly string[];
  readonly at: Range;
  /** The variable that holds the app or router; empty where there is none. */
  readonly owner: string;
  readonly isPartOfApp: boolean;
  /** What runs on a request: one function, or the methods of a class. Empty where it is in another file. */
  readonly handlers: readonly PythonFunction[];
  /** The class that answers. */
  readonly holder: PythonClass | undefined;
  /** What registers the handler: its arguments may put a check in front. */
  readonly call: PythonCall | undefined;
  /** The decorator that registers, which says nothing about who may call. */
  readonly decorator: PythonExpression | undefined;
  /** What made the app or router. */
  readonly ownerCall: PythonCall | undefined;
  readonly reach: 'public' | 'local' | 'unknown';
}

/** A registration of which only the telling parts are given. */
export function registration(
  parts: Partial<Registration> & Pick<Registration, 'framework' | 'path' | 'at'>,
): Registration {
  return {
    methods: [],
    owner: '',
    isPartOfApp: false,
    handlers: [],
    holder: undefined,
    call: undefined,
    decorator: undefined,
    ownerCall: undefined,
    reach: 'unknown',
    ...parts,
  };
}
