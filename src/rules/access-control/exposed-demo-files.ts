import { defineRule } from '../../engine/rule';
import type { PythonExpression } from '../../lang/python/types';

/** Folders in which more lies than a demo has to show. */
const WIDE =
  /^(?:\/|\.{1,2}\/?|~\/?|\/(?:home|root|etc|mnt|var|opt|content|workspace|data|tmp)(?:\/\w+)?\/?|[A-Za-z]:[\\/]*)$/;
const WHOLE_FOLDER =
  /^(?:os\.getcwd\(\)|os\.path\.expanduser\(["']~["']\)|(?:pathlib\.)?Path\.(?:home|cwd)\(\)|os\.sep)$/;

export default defineRule({
  id: 'exposed-demo-files',
  meta: {
    summary: 'A Gradio demo hands out the files of a whole folder',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [552, 668],
    owaspMl: ['ML05'],
    atlas: ['AML.T0049'],
    stages: ['development', 'deployment'],
  },
  messages: {
    wide: '`{what}` lets everybody who opens the demo download what lies there: `.env` files, keys, data, models. Name a folder that holds only what the demo shows.',
  },
  triggers: ['gradio allowed_paths', 'gradio set_static_paths'],
  check: {
    python(document, report) {
      if (!document.importsModule('gradio')) return;
      const launched = document
        .callsNamed('launch', 'mount_gradio_app')
        .map((call) => ({ call, argument: call.argument('allowed_paths') }));
      const fixed = document
        .calls('gradio.set_static_paths')
        .map((call) => ({ call, argument: call.argument('paths', 0) }));
      for (const { argument } of [...launched, ...fixed]) {
        if (argument === undefined || !isWide(argument.value)) continue;
        const what = document.text.slice(argument.range.start, argument.range.end).slice(0, 60);
        report({ at: argument.range, message: 'wide', data: { what } });
      }
    },
  },
});

function isWide(expression: PythonExpression): boolean {
  const known = expression.value()?.value;
  const paths: readonly unknown[] = Array.isArray(known) ? (known as readonly unknown[]) : [known];
  if (paths.some((path) => typeof path === 'string' && WIDE.test(path))) return true;
  const items = [expression, ...expression.elements()];
  return items.some(({ text }) => WHOLE_FOLDER.test(text));
}
