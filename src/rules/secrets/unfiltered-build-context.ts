import { ignoresPath } from '../../engine/discover';
import { defineRule, type FixProposal, type RuleContext } from '../../engine/rule';
import type { DataMap } from '../../lang/data-node';
import { appendEntry } from '../../lang/yaml/patch';
import type { YamlDocument } from '../../lang/yaml/types';
import { copySources, findBuildContext } from './surfaces/build-context';

const ALL = /^(?:\.?\/|\.|(?:\.\/)?\*)$/;
/** What lies beside a Dockerfile and should not be in an image. */
const TELLING = [
  ...['.env', '.git', '.dvc/cache', '.dvc/config.local', 'mlruns', 'data'],
  ...['.aws', '.ssh', '.netrc', '.git-credentials', 'kaggle.json', 'credentials.json'],
];
/** What BentoML leaves out of itself. */
const BENTO_LEAVES_OUT = ['.git'];
const ALL_FILES = /^(?:\.\/)?(?:\*\*?(?:\/\*)?|\.\/?)$/;

export default defineRule({
  id: 'unfiltered-build-context',
  meta: {
    summary: 'An image or a bento takes in the whole folder, with keys or data that nothing leaves out',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [538],
    cicdSec: ['CICD-SEC-6'],
    stages: ['deployment'],
  },
  messages: {
    all: 'This copies the whole folder into the image, {what} among it, and there is no `.dockerignore`: whoever can pull the image can read it. Write a `.dockerignore` with `.git`, `.env`, `data/` and `mlruns/`, or name what is copied.',
    maybe:
      'This copies the whole folder into the image, and there is no `.dockerignore`: what will lie there one day, such as `.env`, data and the history of git, goes with it. Write one, or name what is copied.',
    kept: 'This copies the whole folder into the image, and `{file}` does not leave {what} out: whoever can pull the image can read it. Add it there, or name what is copied.',
    keptMaybe:
      'This copies the whole folder into the image, and `{file}` does not leave {what} out: once it lies there, it goes with it. Add it there, or name what is copied.',
    bento:
      'The bento takes in the whole folder, {what} among it: whoever can pull it, or the image that is made of it, can read it. Name it under `exclude` or in a `.bentoignore`, or name the files to `include`.',
    bentoMaybe:
      'The bento takes in the whole folder, and nothing leaves {what} out: once it lies there, it goes with it. Name it under `exclude` or in a `.bentoignore`, or name the files to `include`.',
  },
  triggers: ['COPY', 'ADD', 'copy', 'add', 'service: include:', 'service: python:', 'service: docker:'],
  confirm: (text) => /^[ \t]*(?:COPY|ADD)[ \t]+[^:\s]|^\uFEFF?service:/im.test(text),
  check: {
    dockerfile(document, report, context) {
      const last = document.stages.at(-1)?.index;
      const whole = document.instructions.filter(
        (instruction) =>
          // Earlier stages are thrown away but for what is copied out of them.
          instruction.stage === last && copySources(document, instruction).some(({ text }) => ALL.test(text)),
      );
      const folder = whole.length === 0 ? undefined : findBuildContext(context);
      if (folder === undefined) return;
      const file = folder.ignoreFile;
      for (const instruction of whole) {
        const at = instruction.range;
        const isKept = (name: string): boolean => !folder.leavesOut(name, instruction);
        const found = TELLING.filter((name) => folder.has(name) && isKept(name));
        const missing = ['.env', ...(folder.isRoot ? ['.git'] : [])].filter(isKept);
        const what = quoted(found.length > 0 ? found : missing);
        if (what === '') continue;
        const severity = found.length > 0 ? 'warning' : 'info';
        if (file !== undefined) {
          report({ at, message: found.length > 0 ? 'kept' : 'keptMaybe', severity, data: { what, file } });
        } else if (found.length > 0) report({ at, message: 'all', severity, data: { what } });
        else report({ at, message: 'maybe', severity });
      }
    },
    yaml(document, report, context) {
      const [root] = document.roots;
      if (document.kind !== 'bentofile' || root?.kind !== 'map') return;
      const include = root.entry('include');
      if (include !== undefined && !texts(root, 'include').some((pattern) => ALL_FILES.test(pattern))) return;
      const kept = keptInBento(root, context);
      if (kept === undefined) return;
      const folder = context.path.slice(0, context.path.lastIndexOf('/') + 1);
      const found = kept.filter((name) => context.hasPath(folder + name) === true);
      // Who says nothing gets everything, but has not asked for it.
      if (found.length === 0 && include === undefined) return;
      const at = (include ?? root.entry('service'))?.keyRange ?? root.range;
      const names = found.length > 0 ? found : ['.env'];
      const fix = exclude(document, root, names);
      const data = { what: quoted(names) };
      if (found.length > 0) report({ at, message: 'bento', data, fix });
      else if (kept.includes('.env')) report({ at, message: 'bentoMaybe', severity: 'info', data, fix });
    },
  },
});

/** What `exclude` and the `.bentoignore` do not leave out; undefined where that is not known. */
function keptInBento(root: DataMap, context: RuleContext): readonly string[] | undefined {
  const isThere = context.hasPath('.bentoignore');
  const ignored = isThere === false ? '' : context.readText('.bentoignore');
  if (isThere === undefined || ignored === undefined) return undefined;
  const patterns = [...texts(root, 'exclude'), ...ignored.split('\n')];
  const isLeftOut = (name: string): boolean =>
    BENTO_LEAVES_OUT.includes(name) ||
    [name, `${name}/_`].some((path) => ignoresPath(patterns.join('\n'), path)) ||
    patterns.some((pattern) => pattern.replace(/^\//, '').startsWith(`${name}/`));
  return TELLING.filter((name) => !isLeftOut(name));
}

function texts(root: DataMap, key: string): readonly string[] {
  const list = root.get(key);
  const items = list?.kind === 'sequence' ? list.items : [];
  return items.map((item) => (item.kind === 'scalar' ? String(item.value) : ''));
}

/** Only where there is no list yet that says what is left out. */
function exclude({ text }: YamlDocument, root: DataMap, names: readonly string[]): FixProposal | undefined {
  if (root.get('exclude') !== undefined) return undefined;
  const edit = appendEntry({ text }, root, `exclude: [${names.map((name) => `"${name}"`).join(', ')}]`);
  return edit && { title: `Leave ${names.join(', ')} out of the bento`, safety: 'unsafe', edits: [edit] };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
