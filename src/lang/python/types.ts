import type { Edit } from '../../core/fix';
import type { Range } from '../../core/range';
import type { LanguageDocument } from '../document';
import type { ModulePlace, ModuleSummary } from './modules/types';

export type ConstantValue =
  string | number | boolean | null | readonly ConstantValue[] | ReadonlyMap<string, ConstantValue>;

/** A value that is certain, and where the literal stands that gave it. */
export interface Known<T> {
  readonly value: T;
  readonly at: Range;
  /** Where it stands if that is another file; `at` is where it is used then. */
  readonly elsewhere?: ForeignPlace;
}

/** A place in another file of the workspace. */
export interface ForeignPlace extends ModulePlace {
  /** Below the root, with `/`. */
  readonly file: string;
}

/** The constants that an expression may be. */
export interface PossibleValues {
  /** Each once, at most eight; none where there are more, or where nothing is known. */
  readonly values: readonly Known<ConstantValue>[];
  /** Whether it is one of them whenever the program gets there: nobody else may choose another one. */
  readonly isComplete: boolean;
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
  /**
   * The constant that this is where nobody says otherwise: `value()` where that is known, else what defaults make of it
   * (of parameters, options of the command line, variables of the environment, fields of settings). Others may well
   * choose another one, so a rule says "by default" of it. Undefined: there is no default, or not one alone.
   */
  defaultValue(): Known<ConstantValue> | undefined;
  /** What this may be, over the branches that lead here, and by default; see PossibleValues. */
  possibleValues(): PossibleValues;
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
  /** What `object[key]` is made of. Undefined where this is no such expression, or one of several keys or slices. */
  readonly subscript: { readonly object: PythonExpression; readonly key: PythonExpression } | undefined;
  /** The items of a list, tuple or set that is written out here; `*rest` is one of them. Empty for anything else. */
  elements(): readonly PythonExpression[];
  /**
   * What a key of a dictionary holds that is written out here, whether or not its other keys and values are known: those that
   * are not are taken for other keys. Undefined also where `**rest` behind the key may put something else in its place.
   */
  entry(key: string): PythonExpression | undefined;
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
  /**
   * By keyword, or by 0-based position where given. Looks into `**kwargs` where the dict is known, and into the
   * `functools.partial` that made the callee: such an argument stands where the callee does.
   */
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
  /** What it returns, in order; what functions inside of it return is theirs. */
  returns(): readonly PythonExpression[];
}

export interface PythonString {
  readonly range: Range;
  /** Undefined for f-strings with unknown parts. */
  readonly value: string | undefined;
  readonly isDocstring: boolean;
}

export interface PythonAssignment {
  /**
   * `NAME`, `self.name`, `os.environ["KEY"]`, `config["key"]` as written. It costs nothing, while `target` and `value` are made
   * when they are asked for, also by taking the assignment apart: look here first.
   */
  readonly targetText: string;
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
  /** What this module tells others that import from it, as far as its own text says. */
  summary(): ModuleSummary;
}

/**
 * What is known of other modules, as seen from one file. Names are dotted, as the file's imports lead to them: `config.URL`,
 * `.settings.settings.url`, `utils.io.make_client()`.
 */
export interface ForeignNames {
  /** What a name really is where it leads through modules of the workspace into a library: `boto3.client()`. */
  qualifiedName(name: string): string | undefined;
  /** Whether a name leads to a module of the workspace. */
  isInside(name: string): boolean;
  constant(name: string): ForeignConstant | undefined;
  /** What is in a settings file that the program reads; undefined where it is not found for sure, or not readable. */
  settings(source: SettingsSource): ForeignSettings | undefined;
  /** Whether a function asks who is calling. */
  asks(name: string): boolean;
  /** Where other files hang a router or an app of this file into an app, by the name of its variable. */
  mounts(owner: string): readonly RouterMount[];
}

export interface ForeignConstant {
  readonly value: ConstantValue;
  /** Whether a caller or the environment may say otherwise: a field of a settings class. */
  readonly isDefault: boolean;
  readonly place: ForeignPlace;
}

/** A settings file as a program names it. */
export interface SettingsSource {
  readonly path: string;
  /** What a relative path starts from. */
  readonly from: 'code' | 'working-directory';
  /** Who reads it: OmegaConf fills in `${…}`, Hydra puts the files of `defaults:` together. */
  readonly reader: 'json' | 'toml' | 'yaml' | 'omegaconf' | 'hydra';
}

/** A part of settings: a scalar or a short list has a value, a mapping has entries, what is not known has neither. */
export interface ForeignSettings {
  readonly value?: ConstantValue;
  readonly entries?: ReadonlyMap<string, ForeignSettings>;
  readonly place: ForeignPlace;
}

/** That another file hangs a router of this file into an app of its own. */
export interface RouterMount {
  /** The path of that file below the root. */
  readonly file: string;
  /** Whether something in front of it there asks who is calling. */
  readonly isChecked: boolean;
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
  /** The other file that puts it there; `range` is that of the route then. */
  readonly file?: string;
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
  /**
   * Whether everything that this program puts in front of the route is known: not so for routers that another file hangs
   * into its app, unless that file was found (see ForeignNames.mounts).
   */
  readonly isPartOfApp: boolean;
  /** Whether the code says that others than the own machine can ask. */
  readonly reach: 'public' | 'local' | 'unknown';
  /** From the outside inwards. */
  readonly checks: readonly RouteCheck[];
  /** Whether the handler uses a model: itself, or through functions, methods and callbacks of the same file. */
  readonly reachesModel: boolean;
}
