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
  /**
   * Where the value comes from, on every path that is seen: at least one origin. With a purpose, values that are made fit
   * for it (`shlex.quote` for the shell) or checked in front (`if name not in ALLOWED: return`) are left out, so there may
   * be none. Computed when asked for.
   */
  origins(purpose?: Purpose): readonly Origin[];
  /** The same for what is read from the file, address or stream that this expression names. */
  contentOrigins(purpose?: Purpose): readonly Origin[];
}

/**
 * `request`: what a visitor sends, also through forms of Gradio and Streamlit. `user-input`: what who runs the program
 * types. `own-file`: a file that this program wrote. `parameter`: of a function that nobody calls here.
 */
export type OriginKind =
  | 'literal'
  | 'environment'
  | 'parameter'
  | 'request'
  | 'file'
  | 'network'
  | 'model-output'
  | 'user-input'
  | 'own-file'
  | 'unknown';

export interface Origin {
  readonly kind: OriginKind;
  /** The call, name or literal that brings it in. */
  readonly at: Range;
  /** The places that it went through, from the origin on: at most eight. */
  readonly path: readonly Range[];
}

/** What a value is used for: what makes it fit for one use does not do so for another. */
export type Purpose = 'shell' | 'query' | 'code' | 'path' | 'load';

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
  /** Ways in from the network: what web frameworks and model servers call for a request, in document order. */
  routes(): readonly PythonRoute[];
}

export type RouteFramework =
  | 'fastapi'
  | 'flask'
  | 'django'
  | 'aiohttp'
  | 'starlette'
  | 'sanic'
  | 'tornado'
  | 'litestar'
  | 'gradio'
  | 'streamlit'
  | 'dash'
  | 'bentoml'
  | 'ray-serve'
  | 'litserve'
  | 'mlserver'
  | 'kserve'
  | 'aws-lambda'
  | 'mcp';

export type CheckKind = 'dependency' | 'decorator' | 'middleware' | 'hook' | 'parameter' | 'header' | 'app-setting';

/** Something in front of a route that asks who is calling, as far as its name or its code tells. */
export interface RouteCheck {
  readonly kind: CheckKind;
  /** As written, or the name of the function that asks. */
  readonly text: string;
  readonly range: Range;
}

/** A way in from the network: what a web framework or a model server calls for a request. */
export interface PythonRoute {
  readonly framework: RouteFramework;
  /** As written, or the handler's name where it is not a constant. */
  readonly path: string;
  /** In capitals; empty where the code does not say. */
  readonly methods: readonly string[];
  /** Where the route is made: a decorator, a call, the name of a method. */
  readonly at: Range;
  /** Undefined where it is in another file, or where the file itself is what runs. */
  readonly handler: PythonFunction | undefined;
  /** The name of the variable that holds the app or router: `app` in `@app.post("/predict")`. Empty: there is none. */
  readonly owner: string;
  /** Whether everything that this program puts in front of the route is in this file: not so for routers of other files. */
  readonly isPartOfApp: boolean;
  /** Whether the code says that others than the own machine can ask. */
  readonly reach: 'public' | 'local' | 'unknown';
  /** From the outside inwards. */
  readonly checks: readonly RouteCheck[];
  /** Whether the handler uses a model: itself, or through functions, methods and callbacks of the same file. */
  readonly reachesModel: boolean;
}
