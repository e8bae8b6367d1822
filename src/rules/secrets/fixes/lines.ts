import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { PlainText } from '../../../lang/source-file';
import type { SecretMatch } from '../../../secrets/types';
import { fixInDockerfile } from './dockerfile';
import { askFor } from './proposals';

/** The line of a secret, in the offsets of its text. */
interface Line {
  readonly start: number;
  readonly before: string;
  readonly after: string;
  readonly end: number;
}

type Fixer = (line: Line, secret: SecretMatch, text: string) => FixProposal | undefined;

/** Longer lines were written by no person. */
const MAX_LINE = 2000;
/** How far back a here-document is looked for that the line may stand in. */
const REACH = 5000;

/** What a line can say in place of a secret, for formats whose lines stand for themselves. None for all others. */
export function fixOnLine(content: PlainText, secret: SecretMatch, path: string): FixProposal | undefined {
  const line = lineOf(content.text, secret.range);
  const fixer = fixerOf(content, path);
  return line === undefined || fixer === undefined ? undefined : fixer(line, secret, content.text);
}

function fixerOf({ language, text }: PlainText, path: string): Fixer | undefined {
  if (language === 'dockerfile')
    return ({ start, end, ...line }, { range }, all) => fixInDockerfile({ ...line, span: { start, end } }, range, all);
  if (language === 'requirements') return fixInRequirements;
  if (language === 'shell' || /^\s*%%(?:bash|sh|zsh)\b/.test(text)) return fixInShell;
  if (language === 'python') return fixInMagic;
  return /(?:^|\/)\.npmrc$/.test(path) ? fixInNpmrc : undefined;
}

function lineOf(text: string, { start: from, end: to }: Range): Line | undefined {
  // Only so far is looked: in a line of megabytes each secret would look through all of it.
  const head = text.slice(Math.max(0, from - MAX_LINE), from);
  const tail = text.slice(to, to + MAX_LINE);
  const before = head.slice(head.lastIndexOf('\n') + 1);
  const [after = ''] = tail.split('\n', 1);
  if (before.length === MAX_LINE || after.length === MAX_LINE || text.slice(from, to).includes('\n')) return undefined;
  return { start: from - before.length, before, after: after.trimEnd(), end: to + after.length };
}

/** `export KEY=secret`. Not behind a here-document: whether its lines are read by this shell is not told by the line. */
const fixInShell: Fixer = ({ start, before, after }, { range }, text) => {
  const [, head = '', name = '', quote = ''] = /^(\s*(?:export\s+)?)([A-Za-z_]\w*)=(["']?)$/.exec(before) ?? [];
  const isEnded = after.startsWith(quote) && /^\s*(?:[;#&|].*)?$/.test(after.slice(quote.length));
  if (name === '' || !isEnded || text.slice(Math.max(0, start - REACH), start).includes('<<')) return undefined;
  const from = start + head.length + name.length + 1;
  return {
    title: `Take ${name} from the environment, and stop where it is not set`,
    safety: 'unsafe',
    edits: [{ range: { start: from, end: range.end + quote.length }, text: `"\${${name}:?}"` }],
  };
};

/** pip fills in variables in requirements files, where they are spelled like this. */
const fixInRequirements: Fixer = ({ before }, { range, ...secret }) => {
  const variable = secret.provider === 'url-password' ? 'PIP_INDEX_PASSWORD' : secret.variable;
  if (!/^[A-Z0-9_]+$/.test(variable) || !before.includes('://') || /(?:^|\s)#/.test(before)) return undefined;
  return readVariable(variable, range);
};

/** npm fills in variables in its settings. */
const fixInNpmrc: Fixer = ({ before }, { range, variable }) =>
  /^\s*[;#]/.test(before) || !before.includes('=') ? undefined : readVariable(variable, range);

function readVariable(variable: string, range: Range): FixProposal {
  return {
    title: `Read ${variable} from the environment`,
    safety: 'unsafe',
    edits: [{ range, text: `\${${variable}}` }],
  };
}

/** `%env KEY=secret`, and `!export KEY=secret`, which sets nothing: Python asks instead. */
const fixInMagic: Fixer = ({ start, before, after, end }, _secret, text) => {
  const [, name = '', quote = ''] =
    /^(?:%(?:set_)?env\s+|!\s*export\s+)([A-Za-z_]\w*)(?:\s*=\s*|\s+)(["']?)$/.exec(before) ?? [];
  if (name === '' || after !== quote) return undefined;
  const lineEnd = text[end - 1] === '\r' ? '\r\n' : '\n';
  const lines = ['import getpass', 'import os', '', `os.environ["${name}"] = getpass.getpass("${name}: ")`];
  const edit = { range: { start, end: end - (lineEnd.length - 1) }, text: lines.join(lineEnd) };
  return { ...askFor(name, [edit]), imports: [] };
};
