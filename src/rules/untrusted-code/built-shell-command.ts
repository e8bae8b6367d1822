import type { Edit } from '../../core/fix';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { Origin, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { findOrigin, originName, showPath } from '../shared/origin-tier';
import { toolSinks } from './shared/agent-tools';
import { mayRunShell, SHELL_WORDS, shellSinks } from './shared/sinks';

/** What the interpreter and the machine say of themselves: nobody writes a command there. */
const HARMLESS =
  /^(?:sys\.(?:executable|version|platform|prefix)|__file__|os\.(?:getcwd|getpid|cpu_count|path\.(?:dirname|abspath|realpath))\b|pathlib\.Path\.cwd|Path\((?:__file__)?\)|tempfile\.|time\.|datetime\.|uuid\.|platform\.|getpass\.getuser)/;
const LISTING = /^(?:os\.(?:listdir|scandir)|i?glob(?:\.i?glob)?|listdir)\(/;
/** Those who run the program choose these, and have a shell of their own. */
const OWN = new Set(['user-input', 'environment', 'own-file']);
/** Programs that take file names for options, with a bare `*`. */
const WILDCARD = /(?:^|[;&|]\s*|\bsudo\s+)(tar|rsync|chown|chmod|zip)\s(?:[^;&|]{0,1000}\s)?\*(?=\s|$)/;
/** Packages that are installed while a program runs are a hazard of their own. */
const INSTALL = /\bpip[\d.]*\s+install\b/;
/** A plain value in an f-string: its name, without a format. */
const SLOT = /\{([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\}/g;

export default defineRule({
  id: 'built-shell-command',
  meta: {
    summary: 'A shell reads a command that is put together from values',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [78],
    atlas: ['AML.T0050'],
    stages: ['data', 'development', 'deployment'],
    equivalents: { bandit: ['B602', 'B605', 'B609'], ruff: ['S602', 'S605', 'S609'] },
  },
  messages: {
    remote:
      'This shell command holds text from {origin}, so whoever writes `; rm -rf ~` there runs it here. Pass the program and its arguments as a list without a shell.',
    built:
      'A shell reads this command, so a value with `;`, `$(…)` or a space in it runs as code. Pass the program and its arguments as a list, without `shell=True`, or quote each value with `shlex.quote`.',
    own: 'A shell reads this command, so a path with a space or a `;` in it breaks it or runs as code. Pass the program and its arguments as a list, without `shell=True`.',
    handed:
      'This runs through a shell whatever text is handed in, so a caller that puts a file name or a request into it opens this machine. Take the program and its arguments as a list, and leave the shell out.',
    wildcard:
      '`{program}` takes what stands for `*` as options, too: a file called like an option (`--checkpoint-action=exec=…`) changes what it does. Write `./*`.',
  },
  triggers: SHELL_WORDS,
  confirm: mayRunShell,
  check: {
    python(document, report, context) {
      const ofTools = new Set(toolSinks(document));
      for (const { call, text } of shellSinks(document)) {
        if (ofTools.has(call) || INSTALL.test(text.text) || isList(document, call, text)) continue;
        const at = call.range;
        const program = WILDCARD.exec(text.stringValue()?.value ?? '')?.[1];
        if (program !== undefined) report({ at, message: 'wildcard', severity: 'info', data: { program } });
        const origins = text.origins('shell').filter((origin) => !isHarmless(document, origin));
        // What a request sends, and what a model answers, are hazards with rules of their own.
        if (text.value() !== undefined || origins.some(({ kind }) => kind === 'request' || kind === 'model-output'))
          continue;
        const others = origins.filter((origin) => origin.kind !== 'literal' || isListing(document, origin));
        if (others.length === 0) continue;
        const remote = findOrigin(others);
        const fix = quoteSlots(text);
        const related = showPath(remote ?? others[0], at);
        if (remote !== undefined)
          report({ at, message: 'remote', data: { origin: originName(remote.kind) }, fix, related });
        else if (!isBuilt(text, origins)) {
          if (others.some(({ kind }) => kind === 'user-input'))
            report({ at, message: 'own', severity: 'info', related });
          else if (!others.every(({ kind }) => OWN.has(kind)))
            report({ at, message: 'handed', severity: 'info', related });
        } else if (others.every(({ kind }) => OWN.has(kind)))
          report({ at, message: 'own', severity: 'info', fix, related });
        else report({ at, message: 'built', severity: context.isNotebook ? 'info' : 'warning', fix, related });
      }
    },
  },
});

/** Whether the arguments are a list: no shell takes it apart, but for `["bash", "-c", text]`. */
function isList(document: PythonDocument, call: PythonCall, text: PythonExpression): boolean {
  if (text.kind === 'list' || text.kind === 'tuple') return call.argument('shell') !== undefined;
  // What `shlex.split` takes apart is seen as the text in it.
  if (text.originCall()?.method === 'split' || isSplit(call.arguments[0]?.value)) return true;
  if (text.kind !== 'name') return false;
  const bound = document.assignments.filter(({ targetText }) => targetText === text.text);
  return bound.length > 0 && bound.every(({ value }) => value.kind === 'list' || value.kind === 'tuple');
}

function isSplit(value: PythonExpression | undefined): boolean {
  return value?.kind === 'call' && value.originCall()?.method === 'split';
}

function isHarmless(document: PythonDocument, { at }: Origin): boolean {
  return HARMLESS.test(document.text.slice(at.start, at.end));
}

/** Whether the names of files in a constant folder are what is used of it. */
function isListing(document: PythonDocument, { path }: Origin): boolean {
  return path.some(({ start, end }) => LISTING.test(document.text.slice(start, Math.min(end, start + 40))));
}

/** Whether parts are put together, here or on the way. */
function isBuilt(text: PythonExpression, origins: readonly Origin[]): boolean {
  return text.kind !== 'name' && text.kind !== 'attribute' && text.kind !== 'subscript'
    ? true
    : origins.some(({ kind }) => kind === 'literal');
}

/** `f"convert {path} out.png"` → `f"convert {shlex.quote(str(path))} out.png"`, where no quotes stand in it. */
function quoteSlots(text: PythonExpression): FixProposal | undefined {
  const body = /^[fF]("|')(.*)\1$/s.exec(text.text)?.[2];
  if (text.kind !== 'string' || body === undefined || /["'\\]|\{\{|\}\}/.test(body)) return undefined;
  const slots = [...body.matchAll(SLOT)];
  // A slot that is more than a name, or part of the program's own name, needs a person.
  if (slots.length === 0 || slots.length !== body.split('{').length - 1 || body.startsWith('{')) return undefined;
  const edits = slots.map((slot): Edit => {
    const start = text.range.start + 2 + slot.index + 1;
    const name = slot[1] ?? '';
    return { range: { start, end: start + name.length }, text: `shlex.quote(str(${name}))` };
  });
  return { title: 'Quote the values with shlex.quote', safety: 'unsafe', edits, imports: [{ module: 'shlex' }] };
}
