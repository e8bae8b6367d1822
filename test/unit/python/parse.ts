import { parsePython } from '../../../src/lang/python/document';
import type { PythonCall, PythonDocument } from '../../../src/lang/python/types';
import type { Edit } from '../../../src/core/fix';
import { testGrammars } from '../grammars';

/** Gives the reader once the grammars are loaded. */
export async function pythonReader(): Promise<(text: string) => PythonDocument> {
  const { python } = await testGrammars();
  return (text) => parsePython(text, python);
}

/** The qualified name of the last call of a method, written `?` where it is not known. */
export function nameOf(document: PythonDocument, method: string): string {
  return lastCall(document, method).name ?? '?';
}

export function lastCall(document: PythonDocument, method: string): PythonCall {
  const call = document.callsNamed(method).at(-1);
  if (call === undefined) throw new Error(`no call of ${method}`);
  return call;
}

export function applyEdit(text: string, edit: Edit | undefined): string {
  return edit === undefined ? text : text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end);
}

export function lines(...parts: readonly string[]): string {
  return `${parts.join('\n')}\n`;
}
