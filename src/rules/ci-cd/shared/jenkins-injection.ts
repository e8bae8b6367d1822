import type { FixProposal } from '../../../engine/rule';
import { shellSteps } from '../../../lang/groovy/surfaces';
import type { GroovyDocument, GroovyString } from '../../../lang/groovy/types';
import type { Injection } from './injection';

/** Variables that hold what the author of a change wrote: titles, branches, names. */
const STRANGERS =
  /^(?:env\.)?(?:CHANGE_(?:TITLE|BRANCH|AUTHOR\w*|FORK)|BRANCH_NAME|TAG_NAME|GIT_BRANCH|ghprb\w+|gitlab\w+)$/;
const PARAMETER = /^params\.(\w+)$/;
/** Functions of a parameter's block whose values are listed or no texts. */
const LISTED = new Set(['choice', 'booleanParam']);

/** What Groovy writes into the scripts of `sh`. */
export function jenkinsInjections(document: GroovyDocument): readonly Injection[] {
  const listed = listedParameters(document);
  return shellSteps(document).flatMap(({ string }) =>
    string.interpolations.flatMap(({ expression, range }): readonly Injection[] => {
      const name = PARAMETER.exec(expression)?.[1];
      const author = name !== undefined ? 'starter' : STRANGERS.test(expression) ? 'stranger' : undefined;
      if (author === undefined || (name !== undefined && listed.has(name))) return [];
      const written = document.text.slice(range.start, range.end);
      return [{ at: range, expression: written, author, fix: leaveToShell(document.text, string) }];
    }),
  );
}

function listedParameters({ steps }: GroovyDocument): ReadonlySet<string> {
  const named = steps.filter(({ name, argument }) => LISTED.has(name) && argument === 'name');
  return new Set(named.map(({ string }) => string.text));
}

/** The same script in single quotes: parameters and these variables are in the environment of the shell too. */
export function leaveToShell(text: string, string: GroovyString): FixProposal | undefined {
  const { range, quote, interpolations } = string;
  const inner = text.slice(range.start + quote.length, range.end - quote.length);
  if (/['\\]/.test(inner)) return undefined;
  const names = interpolations.map(({ expression }) => /^(?:params\.|env\.)?([A-Za-z_]\w*)$/.exec(expression)?.[1]);
  if (names.includes(undefined)) return undefined;
  const edits = interpolations.map((interpolation, index) => {
    const before = text.slice(text.lastIndexOf('\n', interpolation.range.start) + 1, interpolation.range.start);
    const own = before.slice(before.lastIndexOf(quote) + quote.length);
    const isQuoted = quote.length === 3 && (own.match(/"/g) ?? []).length % 2 === 1;
    const reference = `\${${names[index] ?? ''}}`;
    return { range: interpolation.range, text: isQuoted ? reference : `"${reference}"` };
  });
  const single = quote.replaceAll('"', "'");
  return {
    title: 'Leave the variable to the shell',
    safety: 'unsafe',
    edits: [
      { range: { start: range.start, end: range.start + quote.length }, text: single },
      ...edits,
      { range: { start: range.end - quote.length, end: range.end }, text: single },
    ],
  };
}
