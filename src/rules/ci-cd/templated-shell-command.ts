import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { importAliases } from '../shared/import-aliases';
import { findDoubt, showPath } from '../shared/origin-tier';

/** Operators of Airflow whose commands a shell reads, with the keyword of the command. */
const OPERATORS: Readonly<Record<string, string>> = {
  BashOperator: 'bash_command',
  BashSensor: 'bash_command',
  SSHOperator: 'command',
  DockerOperator: 'command',
};
/** Operators that start a container, where the shell is in the arguments. */
const CONTAINERS = ['KubernetesPodOperator', 'GKEStartPodOperator', 'EksPodOperator', 'ContainerOp', 'ContainerSpec'];
const NAMES = [...Object.keys(OPERATORS), ...CONTAINERS];
const PACKAGES = /^(?:airflow|kfp)\b/;
/** What whoever may trigger a run chooses. */
const FROM_RUN = /\{\{-?\s*(?:dag_run\.conf|params|(?:ti|task_instance)\.xcom_pull)\b[^}]{0,200}\}\}/;
const QUOTED = /\|\s*(?:quote|shlex_quote|shell_quote|int|float)\b/;

export default defineRule({
  id: 'templated-shell-command',
  meta: {
    summary: 'A pipeline task puts values into the text of a shell command',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [78],
    cicdSec: ['CICD-SEC-4'],
    atlas: ['AML.T0050'],
    stages: ['development', 'deployment'],
  },
  messages: {
    run: '`{template}` stands in a shell command, so whoever may trigger this DAG, or fills the value, runs commands in the worker. Hand it over as a variable (`env={"NAME": "…"}`) and write `"$NAME"` in the command.',
    returned:
      'A shell runs what `{name}` returns, and its arguments stand in the text, so whoever fills them runs commands in the worker. Hand them over as variables (`env=`) and write `"$NAME"` in the command.',
    built:
      'This task puts a value into the text of a shell command, so whoever chooses the value runs commands in the worker. Hand it over as a variable (`env={"NAME": value}`) and write `"$NAME"` in the command.',
  },
  triggers: [...Object.keys(OPERATORS), ...CONTAINERS, 'task.bash'],
  check: {
    python(document, report) {
      const commands = document
        .callsNamed(...NAMES, ...importAliases(document, NAMES))
        .filter(({ name }) => name !== undefined && PACKAGES.test(name))
        .flatMap((call) => shellTexts(call).map((text) => ({ call, text })));
      for (const { call, text } of commands) {
        const template = FROM_RUN.exec(text.stringValue()?.value ?? text.text)?.[0];
        if (template !== undefined && !QUOTED.test(template)) {
          report({ at: text.range, message: 'run', data: { template } });
          continue;
        }
        if (text.value() !== undefined) continue;
        const others = text.origins('shell').filter(({ kind }) => kind !== 'literal');
        if (others.length === 0) continue;
        const isOwn = others.every(({ kind }) => kind === 'environment' || kind === 'user-input');
        const severity = isOwn ? 'info' : 'warning';
        report({ at: text.range, message: 'built', severity, related: showPath(findDoubt(others), call.range) });
      }
      for (const { name, at } of builtReturns(document)) report({ at, message: 'returned', data: { name } });
    },
  },
});

/** f-strings that a function under `@task.bash` returns, with its parameters in them. */
function builtReturns(document: PythonDocument) {
  return document.functions
    .filter(({ decorators }) =>
      decorators.some((decorator) => /^airflow\b.*\btask\.bash(?:\(\))?$/.test(decorator.qualifiedName() ?? '')),
    )
    .flatMap(({ name, bodyRange: { start, end }, parameters }) => {
      const body = document.text.slice(start, end);
      const names = parameters.map((parameter) => parameter.name).filter((parameter) => /^\w+$/.test(parameter));
      const slot = new RegExp(
        `\\breturn\\s+[fF]("|')[^"'\\r\\n]{0,300}\\{(?:${names.join('|')})\\b[^"'\\r\\n]{0,300}\\1`,
      );
      const match = names.length === 0 ? null : slot.exec(body);
      return match === null
        ? []
        : [{ name, at: { start: start + match.index, end: start + match.index + match[0].length } }];
    });
}

/** What a shell reads of an operator's arguments. */
function shellTexts(call: PythonCall): readonly PythonExpression[] {
  const keyword = OPERATORS[call.name?.slice(call.name.lastIndexOf('.') + 1) ?? ''];
  if (keyword !== undefined) {
    const command = call.argument(keyword)?.value;
    return command === undefined || command.kind === 'list' ? [] : [command];
  }
  const lists = ['cmds', 'command', 'arguments', 'args'].flatMap((name) => call.argument(name)?.value ?? []);
  const words = lists.flatMap((list) => list.elements());
  const flag = words.findIndex((word) => /^-\w*c$/.test(word.stringValue()?.value ?? ''));
  const hasShell = words
    .slice(0, Math.max(flag, 0))
    .some((word) => /(?:^|\/)(?:ba|da|z)?sh$/.test(word.stringValue()?.value ?? ''));
  const script = words[flag + 1];
  return hasShell && script !== undefined ? [script] : [];
}
