import type { Syntax } from '../syntax';

/** How a definition is used. `opaque`: a decorator may put anything in its place. `other`: setters and overloads. */
export type Role = 'plain' | 'class-method' | 'property' | 'manager' | 'other' | 'opaque';

/** Decorators behind which a call gives what the function returns. */
const KEEPING = new Set(
  (
    'staticmethod abc.abstractmethod functools.cache functools.lru_cache functools.wraps typing.final typing.override ' +
    'typing.no_type_check typing_extensions.override typing_extensions.final typing_extensions.deprecated ' +
    'warnings.deprecated torch.no_grad torch.no_grad() torch.inference_mode torch.inference_mode() torch.enable_grad() ' +
    'streamlit.cache_resource streamlit.cache_data streamlit.cache streamlit.experimental_singleton ' +
    'streamlit.experimental_memo tenacity.retry retrying.retry backoff.on_exception backoff.on_predicate ' +
    'cachetools.cached cachetools.func.lru_cache cachetools.func.ttl_cache mlflow.trace langsmith.traceable atexit.register'
  ).split(' '),
);
const ROUTES = /^(?:fastapi\.(?:FastAPI|APIRouter)|flask\.(?:Flask|Blueprint))\(\)\.\w+$/;
const PROPERTIES = new Set([
  'property',
  'functools.cached_property',
  'django.utils.functional.cached_property',
  'werkzeug.utils.cached_property',
]);
const MANAGERS = new Set(['contextlib.contextmanager', 'contextlib.asynccontextmanager']);
const OVERLOADS = new Set(['typing.overload', 'typing_extensions.overload']);
const CLASS_METHODS = new Set(['__new__', '__init_subclass__', '__class_getitem__']);
/** Decorators that leave a class what it is. */
const KEEPING_CLASSES = new Set(
  (
    'dataclasses.dataclass pydantic.dataclasses.dataclass functools.total_ordering typing.final typing.runtime_checkable ' +
    'attr.s attr.attrs attr.define attrs.define attrs.frozen keras.saving.register_keras_serializable ' +
    'keras.utils.register_keras_serializable tensorflow.keras.utils.register_keras_serializable ' +
    'tensorflow.keras.saving.register_keras_serializable'
  ).split(' '),
);

/** More than these are looked at by nobody. */
const MAX_DECORATORS = 10;

type NameOf = (node: number) => string | undefined;

export function readRole(syntax: Syntax, definition: number, nameOf: NameOf): Role {
  const name = syntax.children(definition).find((part) => syntax.kind(part) === 'identifier');
  const decorators = listDecorators(syntax, definition);
  if (decorators.length === 0)
    return name !== undefined && CLASS_METHODS.has(syntax.slice(name)) ? 'class-method' : 'plain';
  if (decorators.length > MAX_DECORATORS) return 'opaque';
  const roles = decorators.map((decorator) => roleOf(syntax, decorator, nameOf));
  for (const role of ['opaque', 'other', 'property', 'manager', 'class-method'] as const) {
    if (roles.includes(role)) return role;
  }
  return 'plain';
}

function roleOf(syntax: Syntax, decorator: number, nameOf: NameOf): Role {
  if (syntax.kind(decorator) === 'attribute' && /\.(?:setter|deleter)$/.test(syntax.slice(decorator))) return 'other';
  const name = decoratorName(syntax, decorator, nameOf);
  if (name === undefined) return 'opaque';
  if (name === 'classmethod') return 'class-method';
  if (PROPERTIES.has(name)) return 'property';
  if (MANAGERS.has(name)) return 'manager';
  if (OVERLOADS.has(name)) return 'other';
  return KEEPING.has(name) || ROUTES.test(name) ? 'plain' : 'opaque';
}

/** Whether calling a class gives an instance of it, as far as its decorators tell. */
export function isPlainClass(syntax: Syntax, definition: number, nameOf: NameOf): boolean {
  return listDecorators(syntax, definition)
    .slice(0, MAX_DECORATORS)
    .every((decorator) => KEEPING_CLASSES.has(decoratorName(syntax, decorator, nameOf) ?? ''));
}

function decoratorName(syntax: Syntax, decorator: number, nameOf: NameOf): string | undefined {
  const callee = syntax.kind(decorator) === 'call' ? syntax.children(decorator)[0] : decorator;
  return callee === undefined ? undefined : nameOf(callee);
}

/** The expressions behind each `@`. */
export function listDecorators(syntax: Syntax, definition: number): readonly number[] {
  const parent = syntax.parent(definition);
  if (syntax.kind(parent) !== 'decorated_definition') return [];
  return syntax
    .children(parent)
    .filter((part) => syntax.kind(part) === 'decorator')
    .flatMap((part) => syntax.children(part).slice(0, 1));
}
