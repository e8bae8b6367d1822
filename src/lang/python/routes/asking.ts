import type { PythonExpression, PythonFunction, PythonParameter } from '../types';
import { isAskingCode, isAuthName } from './auth-words';
import type { RouteSource } from './source';

/** Tells what asks who is calling: by its name, or by what it does where it is in the same file. */
export interface Asking {
  /** A dependency, a decorator, a middleware. */
  expression(expression: PythonExpression): boolean;
  /** What it does, and what its parameters depend on. */
  definition(definition: PythonFunction): boolean;
  parameter(parameter: PythonParameter): boolean;
}

/** Names under which a handler has its caller checked: `verify_token(request)`. */
const CHECKER = /^_*(?:check|verify|validate|require|ensure|authenticate|authorize|is|has)(?:_|$)/;
/** These are given to nothing but a caller who was checked; where the alias is another module's, its name must do. */
const CALLER_TYPE = /^(?:Current|Authenticated|Verified|Authorized)\w*$|^\w*(?:User|Auth|Token)Dep$/;
/** What FastAPI takes a key, a token or a password from, whatever it is called here. */
const SCHEME = /^fastapi\.security\.\w/;
const MAX_DEPTH = 8;

export function createAsking(source: RouteSource): Asking {
  const { document } = source;
  const known = new Map<PythonFunction, boolean>();
  const imported = new Map(document.imports.map(({ name, qualifiedName }) => [name, qualifiedName]));

  function asksElsewhere(name: string): boolean {
    const qualifiedName = imported.get(name);
    return qualifiedName !== undefined && source.model.foreign?.asks(qualifiedName) === true;
  }

  function asks(expression: PythonExpression, depth: number): boolean {
    // Paths and keys in quotes (`@app.get("/users/predict")`) speak of something else.
    const text = expression.text.replace(/(["'])(?:(?!\1)[^\n])*\1/g, '');
    if (/\bSecurity\s*\(/.test(text) || isAuthName(text)) return true;
    return expression.names().some((name) => {
      if (SCHEME.test(source.valueNamed(name)?.originCall()?.name ?? '')) return true;
      const own = source.functionNamed(name);
      const bodies = own === undefined ? (source.classNamed(name)?.methods ?? []) : [own];
      return bodies.some((body) => asksInBody(body, depth + 1)) || asksElsewhere(name);
    });
  }

  function asksInBody(definition: PythonFunction, depth: number): boolean {
    const answer = known.get(definition);
    if (answer !== undefined || depth > MAX_DEPTH) return answer === true;
    // Functions that call each other, round and round, ask nothing that another one of them does not ask.
    known.set(definition, false);
    const { start, end } = definition.bodyRange;
    const result =
      isAskingCode(document.text.slice(start, end)) ||
      definition.parameters.some((parameter) => isAskingParameter(parameter, depth + 1)) ||
      definition.calls().some(({ callee, method }) => {
        if (CHECKER.test(method) && isAuthName(method)) return true;
        const called = callee.kind === 'name' ? source.functionNamed(method) : undefined;
        return called !== undefined && asksInBody(called, depth + 1);
      });
    known.set(definition, result);
    return result;
  }

  function isAskingParameter({ name, annotation, defaultValue }: PythonParameter, depth: number): boolean {
    const written = [annotation, defaultValue].filter((part) => part !== undefined);
    const parts = [...written, ...written.flatMap(({ text }) => source.valueNamed(text) ?? [])];
    const text = parts.map((part) => part.text).join(' ');
    if (/\bSecurity\s*\(/.test(text)) return true;
    if (/\b(?:Header|Cookie|Query)\s*\(/.test(text) && isAuthName(name)) return true;
    if (annotation !== undefined && CALLER_TYPE.test(annotation.text)) return true;
    if (!/\bDepends\s*\(/.test(text)) return false;
    return isAuthName(`${text} ${name}`) || (depth <= MAX_DEPTH && parts.some((part) => asks(part, depth + 1)));
  }

  return {
    expression: (expression) => asks(expression, 0),
    definition: (definition) => asksInBody(definition, 0),
    parameter: (parameter) => isAskingParameter(parameter, 0),
  };
}
