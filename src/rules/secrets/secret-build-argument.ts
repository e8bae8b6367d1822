import { defineRule } from '../../engine/rule';
import type { Range } from '../../core/range';
import type { DockerfileDocument, DockerInstruction } from '../../lang/dockerfile/types';

/** Names of variables that hold keys; the last word tells. */
const SECRET_NAME =
  /^(?:\w+_)?(?:TOKEN|API_?KEY|SECRET|SECRET_KEY|ACCESS_KEY|PRIVATE_KEY|PASSWORD|PASSWD|CREDENTIALS|KAGGLE_KEY|STORAGE_KEY|ACCOUNT_KEY|AUTH_KEY|LICENSE_KEY)$/;
const PUBLIC = /^(?:\w+_)?(?:PUBLIC|PUBLISHABLE)_\w+$|^(?:MAX|PAD|EOS|BOS)_TOKEN$/;

export default defineRule({
  id: 'secret-build-argument',
  meta: {
    summary: 'A secret is handed to the build of an image, which keeps it in its history',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [538],
    atlas: ['AML.T0055'],
    cicdSec: ['CICD-SEC-6'],
    stages: ['deployment'],
    equivalents: { hadolint: ['DL3064'] },
  },
  messages: {
    argument:
      '`ARG {name}` is kept in the history of the image: whoever can pull it reads the value with `docker history`. Mount it for the one step instead: `RUN --mount=type=secret,id={id} …`.',
    kept: '`{name}` gets its value when the image is built and stays in it: whoever can pull the image has the key. Give it to the container when it starts, or mount it for the one step: `RUN --mount=type=secret,id={id} …`.',
    command:
      '`--build-arg {name}` is kept in the history of the image: whoever can pull it reads the value with `docker history`. Hand it over with `--secret id={id},env={name}`.',
  },
  triggers: ['ARG', '--build-arg'],
  check: {
    dockerfile(document, report) {
      const handed = new Set<string>();
      for (const { name, range } of document.instructions.flatMap((one) => argumentsOf(document, one))) {
        if (!isSecretName(name)) continue;
        handed.add(name);
        report({ at: range, message: 'argument', data: { name, id: idOf(name) } });
      }
      for (const { name, nameRange, value, valueRange } of document.environment) {
        const source = /^["']?\$\{?(\w+)\}?["']?$/.exec(document.text.slice(valueRange.start, valueRange.end))?.[1];
        if (value !== undefined && source === undefined) continue;
        if (source === undefined || !handed.has(source)) continue;
        report({ at: nameRange, message: 'kept', data: { name, id: idOf(name) } });
      }
    },
    shell(document, report) {
      for (const { name: program, words } of document.commands) {
        if (program !== 'docker' && program !== 'podman' && program !== 'buildah') continue;
        for (const [index, word] of words.entries()) {
          const text = word.text;
          const argument = text.startsWith('--build-arg=')
            ? text.slice(12)
            : text === '--build-arg'
              ? words[index + 1]?.text
              : undefined;
          const name = argument === undefined ? undefined : /^["']?(\w+)/.exec(argument)?.[1];
          if (name === undefined || !isSecretName(name)) continue;
          report({ at: word.range, message: 'command', data: { name, id: idOf(name) } });
        }
      }
    },
  },
});

function argumentsOf(
  { text }: DockerfileDocument,
  { keyword, argumentsRange }: DockerInstruction,
): readonly { readonly name: string; readonly range: Range }[] {
  if (keyword !== 'ARG') return [];
  const source = text.slice(argumentsRange.start, argumentsRange.end);
  // A value that stands here is for the rule about secrets in files.
  return [...source.matchAll(/(?:^|\s)([A-Za-z_]\w*)(?=\s|$|=["']{0,2}(?:\s|$))/g)].map((match) => {
    const name = match[1] ?? '';
    const start = argumentsRange.start + match.index + match[0].length - name.length;
    return { name, range: { start, end: start + name.length } };
  });
}

function isSecretName(name: string): boolean {
  const upper = name.toUpperCase();
  return SECRET_NAME.test(upper) && !PUBLIC.test(upper);
}

function idOf(name: string): string {
  return name.toLowerCase();
}
