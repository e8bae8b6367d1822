import type { PythonExpression, PythonFunction, RouteCheck } from '../types';
import { createAppChecks } from './app-checks';
import type { Asking } from './asking';
import { isAuthName } from './auth-words';
import { checkOf, checksOfCall } from './check-arguments';
import type { Registration } from './registration';
import type { RouteSource } from './source';

/** What classes that answer requests set to put something in front of their methods. */
const ATTRIBUTES = [
  ...['permission_classes', 'authentication_classes', 'decorators', 'method_decorators', 'guards', 'dependencies'],
  ...['middleware'],
];
/** Methods of handler classes that run before the one that answers. */
const FIRST_METHODS = /^(?:prepare|authorize|dispatch|initial|check_permissions|before_request|test_func)$/;

/** What stands in front of a route and asks who is calling, from the outside inwards. */
export function createCheckReader(source: RouteSource, asking: Asking): (route: Registration) => readonly RouteCheck[] {
  const checksOfApp = createAppChecks(source, asking);
  return (route) => [
    ...checksOfApp(route),
    ...checksOfClass(source, asking, route),
    ...checksOfCall(asking, route.call),
    ...wrappersOf(route),
    ...route.handlers.flatMap((handler) => checksOfHandler(asking, handler, route.decorator)),
  ];
}

function checksOfClass(source: RouteSource, asking: Asking, { holder, handlers }: Registration): readonly RouteCheck[] {
  if (holder === undefined) return [];
  return source.lineage(holder).flatMap(({ bases, decorators, attributes, methods }) => [
    ...bases.filter((base) => isAuthName(base.text)).map((base) => checkOf('decorator', base)),
    ...decorators
      .filter((decorator) => asking.expression(decorator))
      .map((decorator) => checkOf('decorator', decorator)),
    ...ATTRIBUTES.flatMap((name) => attributes.get(name) ?? [])
      .filter((value) => asking.expression(value))
      .map((value) => checkOf('dependency', value)),
    ...methods
      .filter((method) => FIRST_METHODS.test(method.name) && !handlers.includes(method))
      .filter((method) => method.name === 'authorize' || asking.definition(method))
      .map(({ name, nameRange }) => checkOf('hook', { text: name, range: nameRange })),
  ]);
}

/** `path("x", login_required(answer))`: a wrapper where the handler is handed over. */
function wrappersOf({ call, decorator }: Registration): readonly RouteCheck[] {
  if (decorator !== undefined) return [];
  return (call?.arguments ?? [])
    .filter(({ value }) => value.kind === 'call' && isAuthName(value.originCall()?.callee.text ?? ''))
    .map(({ value }) => checkOf('decorator', value));
}

function checksOfHandler(
  asking: Asking,
  handler: PythonFunction,
  registering: PythonExpression | undefined,
): readonly RouteCheck[] {
  const { name, nameRange, decorators, parameters } = handler;
  const isOther = (decorator: PythonExpression): boolean => decorator.range.start !== registering?.range.start;
  const asked = parameters.filter((parameter) => asking.parameter(parameter));
  return [
    ...decorators
      .filter((decorator) => isOther(decorator) && asking.expression(decorator))
      .map((decorator) => checkOf('decorator', decorator)),
    ...asked.map((parameter) => checkOf('parameter', { text: parameter.name, range: parameter.range })),
    ...(asked.length === 0 && asking.definition(handler) ? [checkOf('header', { text: name, range: nameRange })] : []),
  ];
}
