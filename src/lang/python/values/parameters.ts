import type { Binding } from '../scopes';
import type { Parameter } from './callers';
import { isSameConstant, type Constant } from './constant';
import { CLICK_OPTION } from './declared';
import type { Options } from './options';
import { passedValue, readPassed } from './passed';
import type { Surroundings } from './possible';
import type { Lookup } from './reader';

/** What parameters are where nobody calls their function from elsewhere: what the calls of this file pass, else the default. */
export function createParameters(
  { syntax, resolver }: Surroundings,
  parameterOf: (name: string, binding: Binding) => Parameter | undefined,
  options: Options,
  evaluate: Lookup,
): (name: string, binding: Binding, depth: number) => Constant | undefined {
  function isOption(decorator: number): boolean {
    const [callee] = syntax.children(decorator);
    return callee !== undefined && CLICK_OPTION.test(resolver.qualifiedName(callee) ?? '');
  }

  return (name, binding, depth) => {
    const parameter = parameterOf(name, binding);
    if (parameter === undefined) return undefined;
    const decorators = parameter.decorators().filter(isOption);
    if (decorators.length > 0) return options.clickDefault(decorators, name, depth);
    const callers = parameter.callers();
    if (callers === undefined) return undefined;
    const fallback = parameter.fallback === undefined ? undefined : evaluate(parameter.fallback, depth);
    const values = callers.map((call) => {
      const passed = readPassed(syntax, call);
      const value = passedValue(passed, name, parameter.position);
      return value === undefined ? (passed.hasMore ? undefined : fallback) : evaluate(value, depth);
    });
    const [first, ...others] = callers.length === 0 ? [fallback] : values;
    const isAgreed = others.every(
      (other) => first !== undefined && other !== undefined && isSameConstant(first, other),
    );
    return isAgreed ? first : undefined;
  };
}
