import { defineRule } from '../../engine/rule';
import type { DockerfileDocument, DockerInstruction } from '../../lang/dockerfile/types';

/** What lies beside a Dockerfile and should not be in an image. */
const TELLING = ['.env', '.git', '.dvc', 'mlruns', 'data'];

export default defineRule({
  id: 'unfiltered-build-context',
  meta: {
    summary: 'A Dockerfile copies the whole folder, and nothing says what to leave out',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [538],
    cicdSec: ['CICD-SEC-6'],
    stages: ['deployment'],
  },
  messages: {
    all: 'This copies the whole folder into the image, {what} among it, and there is no `.dockerignore`: whoever can pull the image can read it. Write a `.dockerignore` with `.git`, `.env`, `data/` and `mlruns/`, or name what is copied.',
    maybe:
      'This copies the whole folder into the image, and there is no `.dockerignore`: what will lie there one day, such as `.env`, data and the history of git, goes with it. Write one, or name what is copied.',
  },
  triggers: ['COPY', 'ADD', 'copy', 'add'],
  confirm: (text) => /^[ \t]*(?:COPY|ADD)\b/im.test(text),
  check: {
    dockerfile(document, report, context) {
      const own = `${context.path.slice(context.path.lastIndexOf('/') + 1)}.dockerignore`;
      if (context.hasPath('.dockerignore') !== false || context.hasPath(own) !== false) return;
      const last = document.stages.at(-1)?.index;
      for (const instruction of document.instructions) {
        // Earlier stages are thrown away but for what is copied out of them.
        if (instruction.stage !== last || !copiesAll(document, instruction)) continue;
        // Below the file's own folder: what lies at the root is not what is built.
        const folder = context.path.slice(0, context.path.lastIndexOf('/') + 1);
        const found = TELLING.filter((name) => context.hasPath(folder + name) === true);
        const what = found.map((name) => `\`${name}\``).join(', ');
        if (found.length > 0) report({ at: instruction.range, message: 'all', data: { what } });
        else report({ at: instruction.range, message: 'maybe', severity: 'info' });
      }
    },
  },
});

function copiesAll({ text }: DockerfileDocument, { keyword, flags, argumentsRange }: DockerInstruction): boolean {
  if ((keyword !== 'COPY' && keyword !== 'ADD') || flags.some(({ name }) => name === 'from')) return false;
  const source = text.slice(argumentsRange.start, argumentsRange.end).replace(/^(?:--\S+\s+)*/, '');
  return /^(?:\.\/?|\/)\s/.test(source) || /^\[\s*"\.\/?"\s*,/.test(source);
}
