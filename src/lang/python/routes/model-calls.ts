import { isModelAnswer } from '../flow/sources';
import type { PythonCall, PythonFunction } from '../types';
import {
  CALLED_MODEL_MODULES,
  CHAINING,
  HOSTED,
  HOSTED_END,
  INVOKED_NAME,
  MAKING_NAME,
  MODEL_MAKERS,
  MODEL_NAME,
  NO_MODEL_MAKERS,
  NO_MODEL_NAME,
  NOT_INVOKED_NAME,
  PREDICTING,
} from './model-makers';
import type { RouteSource } from './source';

/** Tells whether code uses a model. */
export interface ModelFinder {
  /** Itself, or through functions, methods and callbacks of the same file. */
  reaches(definition: PythonFunction): boolean;
  isModelCall(call: PythonCall): boolean;
}

const MAX_DEPTH = 8;

export function createModelFinder(source: RouteSource): ModelFinder {
  const { document } = source;
  const known = new Map<PythonFunction, boolean>();
  let loaded: ReadonlySet<string> | undefined;
  let isChained: boolean | undefined;
  const areModelsCalled = CALLED_MODEL_MODULES.some((module) => document.importsModule(module));

  function reaches(definition: PythonFunction, depth: number): boolean {
    const answer = known.get(definition);
    if (answer !== undefined || depth > MAX_DEPTH) return answer === true;
    // Functions that call each other, round and round, reach nothing that another one of them does not reach.
    known.set(definition, false);
    const result = definition
      .calls()
      .some((call) => isModelCall(call) || calledBy(source, call).some((next) => reaches(next, depth + 1)));
    known.set(definition, result);
    return result;
  }

  function isModelCall(call: PythonCall): boolean {
    const { callee, receiver, method, name } = call;
    if (name !== undefined && (HOSTED.test(name) || isModelAnswer(name))) return true;
    if (receiver === undefined) return callee.kind === 'name' && isCalledModel(call);
    if (PREDICTING.has(method) || HOSTED_END.test(callee.text) || isCalledModel(call)) return true;
    if (method === 'generate' || method === 'encode' || method === 'transcribe') {
      return isModel(receiver.text, receiver.originCall(), method !== 'encode');
    }
    if (/^a?(?:invoke|stream|batch)$/.test(method)) {
      isChained ??= document.imports.some(({ qualifiedName }) => CHAINING.test(qualifiedName));
      return INVOKED_NAME.test(receiver.text) || (isChained && !NOT_INVOKED_NAME.test(receiver.text));
    }
    return method === 'run' && receiver.originCall()?.name === 'onnxruntime.InferenceSession';
  }

  /** A module of PyTorch or Keras, or a pipeline, that is called like a function; what is defined here is looked into. */
  function isCalledModel({ callee, receiver }: PythonCall): boolean {
    if (callee.kind !== 'name' && receiver?.text !== 'self') return false;
    const { text } = callee;
    loaded ??= loadedModules(source);
    if (loaded.has(text)) return true;
    if (source.handlerOf(callee).functions.length > 0 || source.classNamed(text) !== undefined) return false;
    return isModel(text, callee.originCall(), areModelsCalled && !MAKING_NAME.test(text));
  }

  return { reaches: (definition) => reaches(definition, 0), isModelCall };
}

/** The functions of this file that a call runs: what is called, and functions handed over to be called back. */
function calledBy(source: RouteSource, call: PythonCall): readonly PythonFunction[] {
  const { callee } = call;
  const direct = source.handlerOf(callee);
  // Making an object runs no method of it but `__init__`, which loads the model and does not use it.
  const run = direct.holder === undefined ? direct.functions : [];
  const made = callee.originCall();
  const holder = made === undefined || callee.kind === 'call' ? undefined : source.classNamed(made.callee.text);
  const ran =
    holder === undefined ? undefined : (source.methodOf(holder, '__call__') ?? source.methodOf(holder, 'forward'));
  const handed = call.arguments
    .filter(({ value }) => value.kind === 'name' || value.kind === 'attribute')
    .flatMap(({ value }) => {
      const given = source.handlerOf(value);
      return given.holder === undefined ? given.functions : [];
    });
  return [...run, ...(ran === undefined ? [] : [ran]), ...handed];
}

/** Names of PyTorch modules: nothing else is given a state dict, or put into evaluation mode. */
function loadedModules(source: RouteSource): ReadonlySet<string> {
  const { document, classes } = source;
  const calls = document
    .callsNamed('load_state_dict', 'eval')
    .filter((call) => call.method === 'load_state_dict' || call.arguments.length === 0);
  const modules = new Set(
    classes
      .filter((owner) =>
        source.inherits(owner, /^(?:torch\.nn\.Module|(?:tensorflow\.)?keras\.(?:Model|models\.Model))$/),
      )
      .map(({ name }) => name),
  );
  const made = new Set(document.callsNamed(...modules).map(({ range }) => range.start));
  const assigned = made.size === 0 ? [] : document.assignments.filter(({ value }) => made.has(value.range.start));
  return new Set([
    ...calls.flatMap(({ receiver }) => (receiver === undefined ? [] : [receiver.text])),
    ...assigned.map(({ target }) => target.text),
  ]);
}

function isModel(name: string, origin: PythonCall | undefined, isNameEnough: boolean): boolean {
  if (NO_MODEL_NAME.test(name)) return false;
  if (origin?.name !== undefined && MODEL_MAKERS.test(origin.name)) return !NO_MODEL_MAKERS.test(origin.name);
  return isNameEnough && MODEL_NAME.test(name);
}
