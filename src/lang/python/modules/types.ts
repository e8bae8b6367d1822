import type { Position, Range } from '../../../core/range';
import type { ConstantValue } from '../types';

/**
 * What a module tells other modules, from its own text alone: whatever leads to another module is left as it is written,
 * and followed by whoever knows the other modules (engine/workspace). Holds no source text but constants of few
 * characters, and is never written anywhere.
 */
export interface ModuleSummary {
  /** Names of the module that certainly denote one thing once it has run. */
  readonly names: ReadonlyMap<string, ModuleName>;
  /** Modules of `from … import *`, as written, in order. */
  readonly stars: readonly string[];
  /** Where it hangs routers into apps and into other routers. */
  readonly includes: readonly RouterInclude[];
}

/** Where a literal stands in its module. */
export interface ModulePlace {
  readonly range: Range;
  readonly start: Position;
  readonly end: Position;
}

export interface ModuleConstant {
  readonly value: ConstantValue;
  readonly place: ModulePlace;
  /** Whether it holds only where neither a caller nor the environment says otherwise: fields of settings classes. */
  readonly isDefault: boolean;
}

/** What a dotted name stands for: `name` leads out of the module (`boto3.client()`, `.io.load`), `own` is one of its names. */
export interface ModuleReference {
  readonly name?: string;
  readonly own?: string;
}

export interface ModuleName extends ModuleReference {
  readonly isImport: boolean;
  readonly constant?: ModuleConstant;
  /** Of a class: the attributes of which every instance has the same value. */
  readonly fields?: ReadonlyMap<string, ModuleConstant>;
  /** Of a function: what every call gives. */
  readonly returned?: ModuleReference;
  /** Of a function: whether it asks who is calling. Only told where the module deals with routes. */
  readonly asks?: boolean;
}

export interface RouterInclude {
  /** The router that is hung in, as the module names it: `app.api.router`, `.api.router`. */
  readonly router: string;
  /** Whether it ends in an app that this module makes. */
  readonly isInApp: boolean;
  /** The outermost router of this module that it hangs in, where it does not end in an app. */
  readonly into: string | undefined;
  /** Whether something in front of it asks who is calling. */
  readonly isChecked: boolean;
  /** Imported names that stand in front of it: what they do is known elsewhere. */
  readonly inFront: readonly string[];
}
