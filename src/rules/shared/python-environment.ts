import type { PythonDocument, PythonExpression } from '../../lang/python/types';

const KEY = /["'](\w{2,80})["']\s*:/g;
/** Where Flyte is told the variables of a task, or of the image that it builds for one. */
const TASKS: Readonly<Record<string, string>> = {
  'flytekit.task': 'environment',
  'flytekit.dynamic': 'environment',
  'flytekit.ImageSpec': 'env',
  'flytekit.image_spec.ImageSpec': 'env',
  'flyte.TaskEnvironment': 'env_vars',
};

/** `os.environ["NAME"] = value`, `os.environ.setdefault("NAME", value)` and `@task(environment={"NAME": value})`. */
export interface PythonEnvironmentEntry {
  readonly name: string;
  readonly value: PythonExpression;
}

/** Variables that a Python file sets for itself and the processes that it starts. */
export function pythonEnvironment(document: PythonDocument): readonly PythonEnvironmentEntry[] {
  if (!/environ|putenv|flyte/.test(document.text)) return [];
  const assigned = document.assignments.flatMap((assignment) => {
    const { object, key } = (assignment.targetText.endsWith(']') ? assignment.target.subscript : undefined) ?? {};
    const name = object?.qualifiedName() === 'os.environ' ? key?.stringValue()?.value : undefined;
    return name === undefined ? [] : [{ name, value: assignment.value }];
  });
  const passed = document.calls('os.environ.setdefault', 'os.putenv').flatMap((call) => {
    const name = call.argument('key', 0)?.value.stringValue()?.value;
    const value = call.argument('value', 1)?.value;
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
  return [...assigned, ...passed, ...(document.text.includes('flyte') ? ofTasks(document) : [])];
}

function ofTasks(document: PythonDocument): readonly PythonEnvironmentEntry[] {
  return document.calls(...Object.keys(TASKS)).flatMap((call) => {
    const variables = call.argument(TASKS[call.name ?? ''] ?? '')?.value;
    const names = new Set([...(variables?.text ?? '').matchAll(KEY)].map(([, name = '']) => name));
    return [...names].flatMap((name) => {
      const value = variables?.entry(name);
      return value === undefined ? [] : [{ name, value }];
    });
  });
}
