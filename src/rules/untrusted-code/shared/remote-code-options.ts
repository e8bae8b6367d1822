import type { PythonArgument, PythonDocument, PythonExpression } from '../../../lang/python/types';
import { shellSinks } from './sinks';
import { enclosingConditions } from '../../shared/enclosing-conditions';

/** Arguments that hold options as one text: `model_args="pretrained=…,trust_remote_code=True"` of lm-eval. */
const TEXT_OPTION = /(?:^|,)\s*trust_remote_code=(?:True|true|1)\b/;
const PROCESS_CALLS = ['run', 'Popen', 'call', 'check_call', 'check_output'].map((name) => `subprocess.${name}`);

/**
 * The same in a dictionary of options that is written here with values that are not known, in lm-eval's text of options, and on
 * the command line of a program that is started.
 */
export function handedOptions(
  document: PythonDocument,
  reported: ReadonlySet<number>,
  handed: ReadonlySet<string>,
): readonly PythonExpression[] {
  const { text } = document;
  if (!/["']trust_remote_code["']\s*[:\]]|trust_remote_code=|--trust[-_]remote|\.HF_DATASETS_TRUST/.test(text))
    return [];
  const dictionaries = document.assignments.flatMap(({ targetText, value, target, range }) => {
    if (/\btrust_remote_code["']\]$/.test(targetText) && target.subscript !== undefined)
      return enclosingConditions(text, range.start).some((condition) => /trust/i.test(condition)) ||
        isForFolder(document, targetText)
        ? []
        : [value];
    if (targetText.endsWith('.HF_DATASETS_TRUST_REMOTE_CODE')) return [value];
    const entry = value.kind === 'dict' && !handed.has(targetText) ? value.entry('trust_remote_code') : undefined;
    return entry === undefined ? [] : [entry];
  });
  const isOn = (value: PythonExpression): boolean => value.value()?.value === true;
  const texts = document
    .callsNamed('simple_evaluate', 'HFLM', 'create_from_arg_string')
    .flatMap((call) => (call.argument('model_args') ?? call.argument('arg_string', 0))?.value ?? [])
    .filter((value) => TEXT_OPTION.test(value.stringValue()?.value ?? ''));
  const words = document
    .calls(...PROCESS_CALLS)
    .flatMap((call) => call.argument('args', 0)?.value.elements() ?? [])
    .filter((word) => /^--trust[-_]remote[-_]code(?:=(?:true|1))?$/i.test(word.stringValue()?.value ?? ''));
  const scripts = shellSinks(document)
    .map(({ text: script }) => script)
    .filter(
      (script) =>
        script.kind !== 'list' &&
        /--trust[-_]remote[-_]code\b(?!=(?:false|0))/i.test(script.stringValue()?.value ?? script.text),
    );
  return [...dictionaries.filter(isOn), ...texts, ...words, ...scripts].filter(
    ({ range }) => !reported.has(range.start),
  );
}

/** Whether all loaders that are handed the dictionary load a folder of this machine: `model=saved.path, **kwargs`. */
function isForFolder(document: PythonDocument, targetText: string): boolean {
  const name = /^(\w+)\[/.exec(targetText)?.[1];
  if (name === undefined) return false;
  const takes = new RegExp(`\\*\\*${name}\\b`);
  const loads = document
    .callsNamed('pipeline', 'from_pretrained')
    .filter(({ range }) => takes.test(document.text.slice(range.start, range.end)));
  const isFolder = ({ value }: PythonArgument): boolean => /(?:\.|_)(?:path|dir)$/.test(value.text);
  return loads.length > 0 && loads.every((call) => call.arguments.some(isFolder));
}
