import type { PythonDocument, PythonExpression } from '../../lang/python/types';

/** `os.environ["NAME"] = value` and `os.environ.setdefault("NAME", value)`. */
export interface PythonEnvironmentEntry {
  readonly name: string;
  readonly value: PythonExpression;
}

/** Variables that a Python file sets for itself and the processes that it starts. */
export function pythonEnvironment(document: PythonDocument): readonly PythonEnvironmentEntry[] {
  if (!/environ|putenv/.test(document.text)) return [];
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
  return [...assigned, ...passed];
}
