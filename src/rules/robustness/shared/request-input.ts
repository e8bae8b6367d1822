import type { Origin, PythonCall, PythonExpression } from '../../../lang/python/types';

/** Calls that make numbers of what they are given: its shape and range stay what they were. */
const NUMERIC =
  /^(?:numpy|torch|tensorflow|pandas|polars|jax\.numpy|xgboost|lightgbm)\.(?:\w+\.)*(?:array|asarray|atleast_2d|tensor|as_tensor|FloatTensor|LongTensor|from_numpy|DataFrame|DMatrix|constant|convert_to_tensor|from_dict|Series|expand_dims|json_normalize|stack|vstack|hstack)$/;
/** Methods that hand on what they are called on in another form. */
const RESHAPING =
  /^(?:reshape|astype|unsqueeze|to|float|double|view|fillna|flatten|squeeze|numpy|values|tolist|to_numpy|from_records|from_dict|transform|cuda|half|T|batch|map|encode|apply)$/;
const MAX_DEPTH = 5;

/** Whether a call makes numbers of what it is given. */
export function isNumericCall({ name }: PythonCall): boolean {
  return name !== undefined && NUMERIC.test(name);
}

/** The parts of requests that an expression is made of, also through arrays, tensors and data frames. */
export function requestOrigins(expression: PythonExpression): readonly Origin[] {
  return originsOf(expression, 0);
}

function originsOf(expression: PythonExpression, depth: number): readonly Origin[] {
  // Numbers that were made one by one have been looked at: `float(form["age"])`.
  const own = expression.origins('query').filter(({ kind }) => kind === 'request');
  if (own.length > 0 || depth >= MAX_DEPTH) return own;
  const made = expression.originCall();
  const inner = expression.elements().flatMap((element) => originsOf(element, depth + 1));
  if (made === undefined) return inner;
  const isNumeric = isNumericCall(made);
  if (!isNumeric && !RESHAPING.test(made.method)) return inner;
  const given = made.arguments.flatMap(({ value }) => originsOf(value, depth + 1));
  const receiver = isNumeric || made.receiver === undefined ? [] : originsOf(made.receiver, depth + 1);
  return [...inner, ...given, ...receiver];
}
