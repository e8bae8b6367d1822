import { defineRule, type FixProposal } from '../../engine/rule';
import { nodeAt, type DataNode, type DataScalar } from '../../lang/data-node';

/** A parameter, or text with one in it, between quotes of its own. */
const QUOTED = /'[^'\n]*\{[A-Za-z_]\w*\}[^'\n]*'|"[^"\n]*\{[A-Za-z_]\w*\}[^"\n]*"|`[^`\n]*\{[A-Za-z_]\w*\}[^`\n]*`/g;
const SHELL = /\b(?:ba|da|z|k)?sh\s+-[a-z]*c\s|\beval\s/;
const NAME = /\{([A-Za-z_]\w*)\}/;

export default defineRule({
  id: 'quoted-project-parameter',
  meta: {
    summary: 'A parameter of an MLproject stands in quotes, which undoes the quotes that MLflow puts around it',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [78],
    cicdSec: ['CICD-SEC-4'],
    stages: ['development'],
  },
  messages: {
    quoted:
      'MLflow puts its own quotes around the value of `{name}`. Within yours they end the quoting, so a value such as `; rm -r ~` runs as a command. Write `{name}` in braces without quotes.',
    shell:
      'The value of `{name}` is quoted once for the first shell, and `{shell}` reads it a second time as code: a value such as `$(…)` runs as a command. Start the program directly.',
  },
  triggers: ['entry_points'],
  check: {
    yaml(document, report) {
      if (document.kind !== 'mlproject') return;
      for (const command of document.roots.flatMap(commandsOf)) {
        const { text, map } = command.embedded();
        for (const match of text.matchAll(QUOTED)) {
          const range = { start: match.index, end: match.index + match[0].length };
          const shell = SHELL.exec(text.slice(0, match.index))?.[0].trim();
          const name = NAME.exec(match[0])?.[1] ?? '';
          const at = map.toOuter(range) ?? command.range;
          if (shell === undefined)
            report({ at, message: 'quoted', data: { name }, fix: unquote(match[0], at, command) });
          else report({ at, message: 'shell', data: { name, shell } });
        }
      }
    },
  },
});

function commandsOf(root: DataNode): readonly DataScalar[] {
  const points = nodeAt(root, 'entry_points');
  return points?.kind === 'map'
    ? points.entries.flatMap(({ value }) => {
        const command = nodeAt(value, 'command');
        return command?.kind === 'scalar' && typeof command.value === 'string' ? [command] : [];
      })
    : [];
}

/** Only where nothing else stands between the quotes. */
function unquote(
  quoted: string,
  range: { readonly start: number; readonly end: number },
  command: DataScalar,
): FixProposal | undefined {
  const inner = quoted.slice(1, -1);
  const isAlone = /^\{\w+\}$/.test(inner) && command.alias === undefined;
  // A plain scalar must not begin with a brace, and between brackets it would be a mapping.
  const isWithin = command.style !== 'plain' || range.start > command.range.start;
  return isAlone && isWithin && range.end - range.start === quoted.length
    ? { title: 'Leave the quotes to MLflow', safety: 'unsafe', edits: [{ range, text: inner }] }
    : undefined;
}
