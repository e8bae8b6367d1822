import type { Edit } from '../../core/fix';
import type { Range } from '../../core/range';
import type { LanguageDocument } from '../document';

export type ConstantValue =
  string | number | boolean | null | readonly ConstantValue[] | ReadonlyMap<string, ConstantValue>;

/** A value that is certain, and where the literal stands that gave it. */
export interface Known<T> {
  readonly value: T;
  readonly at: Range;
}

export type ExpressionKind =
  | 'string'
  | 'number'
  | 'boolean'
  | 'none'
  | 'list'
  | 'tuple'
  | 'dict'
  | 'set'
  | 'name'
  | 'attribute'
  | 'call'
  | 'subscript'
  | 'lambda'
  | 'other';

export interface PythonExpression {
  readonly kind: ExpressionKind;
  readonly range: Range;
  readonly text: string;
  /** The constant that this is, on every path to here; through names, concatenation, f-strings. Undefined: not known. */
  value(): Known<ConstantValue> | undefined;
  /** `value()` where it is a string. */
  stringValue(): Known<string> | undefined;
  /**
   * The qualified name that this expression denotes: `np.load` is `numpy.load` after `import numpy as np`. A method of a
   * value made by a known call carries the call: `app.post` is `fastapi.FastAPI().post` after `app = FastAPI()`.
   * Undefined where the name may be something else (a parameter, re-bound, from a star import).
   */
  qualifiedName(): string | undefined;
  /** The call whose result this is: the expression itself, or what the name was last assigned (also `with … as`). */
  originCall(): PythonCall | undefined;
  /** What stands before the last dot: `server` in `server.verify_mode`. Undefined where there is none. */
  readonly receiver: PythonExpression | undefined;
  /** The names that occur in the expression, in order. */
  names(): readonly string[];
}

export interface PythonArgument {
  /** The keyword, undefined for positional arguments. */
  readonly name?: string;
  readonly nameRange?: Range;
  readonly value: PythonExpression;
  /** The whole argument, keyword included. */
  readonly range: Range;
}

export interface PythonCall {
  /** The whole call expression. */
  readonly range: Range;
  readonly callee: PythonExpression;
  /** The qualified name of the callee (see PythonExpression.qualifiedName). */
  readonly name: string | undefined;
  /** The last segment of the callee as written: `load` for `torch.load`. */
  readonly method: string;
  /** What stands before the last dot of the callee. */
  readonly receiver: PythonExpression | undefined;
  readonly arguments: readonly PythonArgument[];
  /** By keyword, or by 0-based position where given. Looks into `**kwargs` where the dict is known. */
  argument(keyword: string, position?: number): PythonArgument | undefined;
  /** Whether `*args` or `**kwargs` of unknown content may pass further arguments. */
  readonly hasUnknownArguments: boolean;
  /** The edit that appends one more argument, minding trailing commas, comments and multi-line layouts. */
  appendArgument(text: string): Edit;
  /** The edit that removes one of `arguments` with its comma. */
  removeArgument(argument: PythonArgument): Edit;
  /** The innermost function that contains the call. */
  readonly enclosingFunction: PythonFunction | undefined;
}

export interface PythonParameter {
  readonly name: string;
  readonly range: Range;
  readonly annotation: PythonExpression | undefined;
  readonly defaultValue: PythonExpression | undefined;
}

export interface PythonFunction {
  readonly name: string;
  readonly nameRange: Range;
  readonly range: Range;
  readonly bodyRange: Range;
  readonly isAsync: boolean;
  /** Without the `@`. A decorator with arguments is an expression of kind `call`: see originCall(). */
  readonly decorators: readonly PythonExpression[];
  readonly parameters: readonly PythonParameter[];
  /** Calls inside of the body, nested functions included. */
  calls(): readonly PythonCall[];
}

export interface PythonString {
  readonly range: Range;
  /** Undefined for f-strings with unknown parts. */
  readonly value: string | undefined;
  readonly isDocstring: boolean;
}

export interface PythonAssignment {
  /** `NAME`, `self.name`, `os.environ["KEY"]`, `config["key"]` as written. */
  readonly target: PythonExpression;
  readonly value: PythonExpression;
  readonly range: Range;
}

export interface ImportBinding {
  /** The name that is bound in this file. */
  readonly name: string;
  /** What it denotes: `numpy`, `torch.nn`, `fastapi.FastAPI`. Relative imports start with dots. */
  readonly qualifiedName: string;
  readonly range: Range;
}

/** A Python file, or all Python cells of one notebook in their order. */
export interface PythonDocument extends LanguageDocument<'python'> {
  readonly imports: readonly ImportBinding[];
  readonly functions: readonly PythonFunction[];
  readonly strings: readonly PythonString[];
  readonly assignments: readonly PythonAssignment[];
  /** Calls by qualified name, in document order. */
  calls(...qualifiedNames: readonly string[]): readonly PythonCall[];
  /** Calls by the last segment of the callee as written, whatever stands before it. */
  callsNamed(...methods: readonly string[]): readonly PythonCall[];
  /** Whether a module (or something below it) is imported anywhere in the file. */
  importsModule(module: string): boolean;
  /**
   * The edit that makes `module` (or `name` of it) available, where isort would put it; undefined where it is bound
   * already. Behind the module docstring, `from __future__` imports and the header comment.
   */
  importEdit(module: string, name?: string): Edit | undefined;
}
