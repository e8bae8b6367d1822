import { defineRule } from '../../engine/rule';
import { copySources, findBuildContext } from './surfaces/build-context';

/** Files that hold keys and nothing that a program could not get otherwise. */
const SECRET_FILE =
  /(?:^|\/)(?:\.env(?:\.(?!example|sample|template|dist)[\w.-]+)?|[\w.-]+\.pem|[\w.-]*(?:id_rsa|id_ed25519)|kaggle\.json|\.netrc|\.git-credentials|\.pypirc|\.npmrc|config\.local|credentials(?:\.json)?|client_secrets?\.json|service[-_]?account[\w.-]*\.json|\.aws|\.ssh|\.kaggle|\.azure|\.kube)\/?$/i;
const PUBLIC = /(?:^|\/)(?:ca|cacert|ca-bundle|[\w.-]*(?:chain|root|public|pub))[\w.-]*\.pem$/i;

export default defineRule({
  id: 'copied-secret-file',
  meta: {
    summary: 'A file with keys is copied into an image',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [538],
    atlas: ['AML.T0055'],
    cicdSec: ['CICD-SEC-6'],
    stages: ['deployment'],
  },
  messages: {
    copied:
      '`{file}` becomes a part of the image, also where a later step deletes it: whoever can pull the image has the keys. Mount it for the step that needs it (`RUN --mount=type=secret`), or give it to the container when it starts.',
  },
  triggers: ['COPY', 'ADD', 'copy', 'add'],
  confirm: (text) => /^[ \t]*(?:COPY|ADD)\b/im.test(text),
  check: {
    dockerfile(document, report, context) {
      for (const instruction of document.instructions) {
        const sources = copySources(document, instruction);
        const found = sources.filter(({ text }) => SECRET_FILE.test(text) && !PUBLIC.test(text));
        const folder = found.length === 0 ? undefined : findBuildContext(context);
        for (const { text, range } of found) {
          // What is not given to the build cannot be copied.
          if (folder?.leavesOut(text.replace(/^(?:\.?\/)+|\/+$/g, ''), instruction) === true) continue;
          // What else the instruction copies has to stay.
          const whole = { start: instruction.range.start, end: lineEnd(document.text, instruction.range.end) };
          const fix =
            sources.length === 1
              ? { title: `Do not copy ${text}`, safety: 'unsafe' as const, edits: [{ range: whole, text: '' }] }
              : undefined;
          report({ at: range, message: 'copied', data: { file: text }, fix });
        }
      }
    },
  },
});

function lineEnd(text: string, offset: number): number {
  return text[offset] === '\r' ? offset + 2 : text[offset] === '\n' ? offset + 1 : offset;
}
