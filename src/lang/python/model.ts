import type { Constants } from './constants';
import type { Flow } from './flow/origins';
import type { Resolver } from './resolve';
import type { Scopes } from './scopes';
import type { Syntax } from './syntax';
import type { ForeignNames, PythonCall, PythonExpression, PythonFunction } from './types';

/** All that is known of one file. Nodes are those of Syntax; each node has one object, however often it is asked for. */
export interface Model {
  readonly syntax: Syntax;
  readonly scopes: Scopes;
  readonly resolver: Resolver;
  readonly constants: Constants;
  /** What is known of other modules. */
  readonly foreign: ForeignNames | undefined;
  /** Made when a rule first asks where a value comes from. */
  readonly flow: Flow;
  /** The nodes of all calls, in document order. */
  readonly callNodes: readonly number[];
  /** Those of calls whose callee ends with a name, in document order (see calledMethod). */
  callNodesNamed(method: string): readonly number[];
  expression(node: number): PythonExpression;
  call(node: number): PythonCall;
  /** The innermost function around an offset range of a node. */
  functionAround(node: number): PythonFunction | undefined;
  /** Whether a function, by the node of its name, answers requests of a web framework or model server. */
  answersRequests(nameNode: number): boolean;
}
