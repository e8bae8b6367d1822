import { defineRule } from '../../engine/rule';
import { nodeAt } from '../../lang/data-node';
import type { PythonDocument } from '../../lang/python/types';
import type { ShellCommand, ShellWord } from '../../lang/shell/types';
import { optionOf, takeOut } from './shared/server-commands';

/** Commands that hand their options on to a Jupyter server: those of Jupyter itself and of its container images. */
const LAUNCHERS =
  /^(?:jupyter(?:-(?:lab|notebook|server|labhub|kernelgateway))?|start-(?:notebook|singleuser)(?:\.(?:sh|py))?)$/;
const CLASSES = '(?:NotebookApp|ServerApp|LabApp|IdentityProvider|PasswordIdentityProvider)';
const TOKEN_OPTION = new RegExp(`^--${CLASSES}\\.token=?$`);
const PASSWORD_OPTION = new RegExp(`^--${CLASSES}\\.(?:hashed_)?password=.`);
const TOKEN_SETTING = new RegExp(`^(?:c|get_config\\(\\))\\.${CLASSES}\\.token$`);
const PASSWORD_SETTING = new RegExp(`^(?:c|get_config\\(\\))\\.${CLASSES}\\.(?:hashed_)?password$`);
const NEAR = /^(?:localhost|127\.0\.0\.1|::1)$/;

export default defineRule({
  id: 'jupyter-without-token',
  meta: {
    summary: 'A Jupyter server asks for no token, so whoever reaches it runs code there',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [306],
    owaspMl: ['ML05'],
    atlas: ['AML.T0049'],
    stages: ['development', 'deployment'],
  },
  messages: {
    open: 'An empty token switches the login of the Jupyter server off: whoever reaches its port has a shell with your files and keys. Leave the option out, and Jupyter makes a token at each start.',
    variable:
      'An empty `{name}` switches the login of the Jupyter server off: whoever reaches its port has a shell with your files and keys. Leave the variable out, or take its value from a secret.',
  },
  triggers: ['NotebookApp', 'ServerApp', 'LabApp', 'IdentityProvider', 'JUPYTER_TOKEN'],
  check: {
    python(document, report) {
      if (hasPassword(document)) return;
      for (const assignment of document.assignments) {
        if (!TOKEN_SETTING.test(assignment.targetText)) continue;
        if (assignment.value.stringValue()?.value === '') report({ at: assignment.range, message: 'open' });
      }
    },
    shell(document, report) {
      for (const command of document.commands) {
        if (!LAUNCHERS.test(command.name)) continue;
        const word = command.words.find((candidate) => isEmptyToken(command, candidate));
        if (word === undefined || command.words.some(({ value, text }) => PASSWORD_OPTION.test(value ?? text)))
          continue;
        const isNear = NEAR.test(optionOf(command, '--ip', '--ServerApp.ip', '--NotebookApp.ip')?.value ?? '');
        // Written as two words it stays: which of them the option ends with is for a person to see.
        const edit = word.value?.endsWith('=') === true ? takeOut(document.text, command, [word]) : undefined;
        const fix = edit && { title: 'Remove the empty token', safety: 'unsafe' as const, edits: [edit] };
        report({ at: word.range, message: 'open', severity: isNear ? 'warning' : 'error', fix });
      }
    },
    environment({ name, value, nameRange }, report) {
      if (name === 'JUPYTER_TOKEN' && value === '') report({ at: nameRange, message: 'variable', data: { name } });
    },
    json(document, report) {
      for (const name of ['NotebookApp', 'ServerApp', 'IdentityProvider']) {
        const token = nodeAt(document.root, name, 'token');
        if (token?.kind === 'scalar' && token.value === '') report({ at: token.range, message: 'open' });
      }
    },
  },
});

/** A password that is set asks who comes even where the token is empty. */
function hasPassword(document: PythonDocument): boolean {
  return document.assignments.some(
    (assignment) => PASSWORD_SETTING.test(assignment.targetText) && assignment.value.stringValue()?.value !== '',
  );
}

/** `--ServerApp.token=''`, `--ServerApp.token ''`; the last word may be nothing but the option's name and an equals sign. */
function isEmptyToken(command: ShellCommand, word: ShellWord): boolean {
  const text = word.value ?? '';
  if (!TOKEN_OPTION.test(text)) return false;
  return text.endsWith('=') || command.words[command.words.indexOf(word) + 1]?.value === '';
}
