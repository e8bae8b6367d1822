import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import type { OutputText } from '../../lang/notebook/types';
import { listKinds, personalName, type PersonalKind } from '../shared/pii/names';
import { findPersonalValues, type PersonalValue } from '../shared/pii/values';

/** Texts about authors, licences, packages and papers show addresses that were published on purpose. */
const PUBLISHED =
  /Author(?:-email|s?:)|Maintainer|Home-page|Licen[cs]e|Copyright|BSD|GNU|arxiv|abstract|et al\.|universi|institute|corresponding author|commit [0-9a-f]{7,40}|Newsgroups|Message-ID|Nntp-Posting-Host|\bFrom: |@article|@misc|citation|contributors?\b|phishing|scam/i;
/** Words that say what a number or an address next to them is. */
const HEADERS: Readonly<Record<PersonalValue['kind'], RegExp>> = {
  email: /e-?_?mail/i,
  'national-id': /ssn\b|social[ _]security/i,
  bank: /card|iban|\bcc\b|account|payment/i,
  phone: /phone|mobile|\btel\b|\bcell\b|contact/i,
};
const VALUE_KINDS = ['email', 'national-id', 'bank', 'phone'] as const;
/** Distinct values that are wanted where a word in front says what they are, and where none does. */
const WANTED: Readonly<Record<PersonalValue['kind'], readonly [number, number]>> = {
  email: [2, 3],
  'national-id': [1, 2],
  bank: [1, 2],
  phone: [2, 4],
};
/** A key right in front of a value: `'email': 'ana@…`, `phone=…`. */
const KEY = /([A-Za-z_][\w -]{0,30}?)["']?\s*[:=]\s*["']?$/;
const LONGEST = 300_000;
/** How far in front of the first value a word may stand that says what the values are. */
const HEADER_REACH = 400;

interface Shown {
  readonly at: Range;
  readonly kinds: readonly PersonalKind[];
}

export default defineRule({
  id: 'personal-data-in-output',
  meta: {
    summary: 'The saved output of a notebook cell shows personal data',
    severity: 'warning',
    confidence: 'high',
    // The code stays as it is, but what the cell showed is gone.
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [359, 200],
    owaspMl: ['ML03'],
    stages: ['data', 'development'],
  },
  messages: {
    shown:
      'This output shows {kinds}, and goes wherever the notebook goes. Clear it, and show counts or a table without these columns.',
  },
  triggers: [
    ...['email', 'Email', 'E-mail', 'e-mail', 'EMAIL', '@gmail.', '@yahoo.', '@hotmail.', '@outlook.', '@icloud.'],
    ...[
      'phone',
      'Phone',
      'ssn',
      'SSN',
      'iban',
      'IBAN',
      'card',
      'Card',
      'first_name',
      'last_name',
      'FirstName',
      'LastName',
      'birth',
      'Birth',
      'dob',
      'DOB',
    ],
  ],
  check: {
    output({ output, content }, report) {
      // One table comes as text and as HTML: it is reported in the first form that shows something.
      const first = output.texts.find((text) => shownIn(text) !== undefined);
      const shown = first === content ? shownIn(content) : undefined;
      if (shown === undefined) return;
      report({
        at: shown.at,
        message: 'shown',
        data: { kinds: listKinds(shown.kinds) },
        redactAs: shown.kinds[0] ?? 'personal',
        fix: { title: 'Clear this output', safety: 'unsafe', edits: [], clearsOutput: true },
      });
    },
  },
});

function shownIn({ kind, text }: OutputText): Shown | undefined {
  if (kind === 'json' || text.length > LONGEST || PUBLISHED.test(text.slice(0, 20_000))) return undefined;
  const all = findPersonalValues(text);
  const plain = new Set(VALUE_KINDS.filter((one) => isEnough(text, all, one)));
  const values = all.filter((value) => plain.has(value.kind) || hasKey(text, value));
  const [first] = values;
  if (first !== undefined) {
    const at = values.reduce((earliest, { range }) => (range.start < earliest.start ? range : earliest), first.range);
    return { at, kinds: values.map((value) => value.kind) };
  }
  // The addresses of examples tell that the people are made up.
  if (/@example\.|@test\.|john\.?doe|jane\.?doe/i.test(text)) return undefined;
  return headedColumns(kind === 'html' ? htmlHeader(text) : textHeader(text));
}

/** Whether there are so many values of a kind that they are no accident. */
function isEnough(text: string, all: readonly PersonalValue[], kind: PersonalValue['kind']): boolean {
  const same = all.filter((value) => value.kind === kind);
  const count = (values: readonly PersonalValue[]): number =>
    new Set(values.map(({ range }) => text.slice(range.start, range.end).toLowerCase())).size;
  const [headed, bare] = WANTED[kind];
  if (count(same.filter(({ isSample }) => !isSample)) >= bare) return true;
  return count(same) >= headed && HEADERS[kind].test(textBefore(text, same));
}

function hasKey(text: string, { kind, range }: PersonalValue): boolean {
  const key = KEY.exec(text.slice(Math.max(0, range.start - 50), range.start))?.[1];
  return key !== undefined && personalName(key)?.kind === kind;
}

/** What stands in front of the first value, which is the first of the list. */
function textBefore(text: string, [first]: readonly PersonalValue[]): string {
  const start = first?.range.start ?? 0;
  return text.slice(Math.max(0, start - HEADER_REACH), start);
}

interface Header {
  readonly names: readonly string[];
  readonly at: Range;
  readonly hasRows: boolean;
}

function htmlHeader(text: string): Header | undefined {
  const head = /<thead[\s\S]{0,20000}?<\/thead>/.exec(text);
  if (head === null) return undefined;
  const names = [...head[0].matchAll(/<th[^>]{0,200}>([^<]{1,80})<\/th>/g)].map(([, name = '']) => name.trim());
  const at = { start: head.index, end: head.index + '<thead'.length };
  return { names, at, hasRows: text.includes('<td') };
}

/** The first line of a table in plain text: names with spaces between, and rows below that start with a number. */
function textHeader(text: string): Header | undefined {
  const match = /^[ \t]*((?:[A-Za-z_]\w*[ \t]+)+[A-Za-z_]\w*)[ \t]*\\?\n[ \t]*\d/.exec(text.slice(0, 5000));
  if (match === null) return undefined;
  const line = match[1] ?? '';
  const start = match[0].indexOf(line);
  return { names: line.split(/\s+/), at: { start, end: start + line.length }, hasRows: true };
}

/** Two columns about people, such as a name and a date of birth; summaries (`count`, `mean`) and types are not rows of people. */
function headedColumns(header: Header | undefined): Shown | undefined {
  if (!header?.hasRows) return undefined;
  const strong = header.names.flatMap((name) => personalName(name) ?? []).filter(({ isStrong }) => isStrong);
  const kinds = [...new Set(strong.map(({ kind }) => kind))];
  const hasBothNames = new Set(strong.map(({ name }) => name.toLowerCase())).size > 1;
  return kinds.length > 1 || (kinds[0] === 'person-name' && hasBothNames) ? { at: header.at, kinds } : undefined;
}
