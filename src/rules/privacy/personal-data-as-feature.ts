import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonAssignment, PythonDocument, PythonExpression } from '../../lang/python/types';
import { columnsOf } from '../shared/pii/frames';
import {
  listKinds,
  mayNamePersonalData,
  personalTriggers,
  personalName,
  type PersonalKind,
  type PersonalName,
} from '../shared/pii/names';

/** Names under which tables and lists of features go. */
const FEATURES =
  /^(?:[xX](?:_?(?:train|test|val|valid|all|full|data|raw))?|features?|inputs?|predictors|(?:\w+_)?(?:features|feature_cols|feature_columns|feature_names)|FEATURES|\w+_FEATURES|FEATURE_\w+|(?:cat|num|categorical|numeric|numerical|text)_(?:cols|columns))$/;
/** What says that a list is of columns to be left out or of something else. */
const OTHER_LIST = /drop|exclud|ignor|remov|pii|sensitive|personal|identif|\bid_|private|mask|forbidden/i;
const LEARNERS = [
  'fit',
  'fit_transform',
  'fit_predict',
  'train_test_split',
  'cross_val_score',
  'cross_validate',
  'DMatrix',
  'Dataset',
  'Pool',
];
const LEARNING =
  /\.fit|train_test_split|DMatrix|cross_val|Dataset|features?\b|FEATURES?|\b[xX]\w* ?=|_cols\b|_columns\b/;
/** Kinds that tell who somebody is: what else is about a person may well be what the model is for. */
const IDENTIFYING: ReadonlySet<PersonalKind> = new Set([
  'email',
  'phone',
  'national-id',
  'bank',
  'person-name',
  'postal',
]);

export default defineRule({
  id: 'personal-data-as-feature',
  meta: {
    summary: 'A model learns from columns that tell who somebody is',
    severity: 'info',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [359],
    owaspMl: ['ML03', 'ML04'],
    stages: ['data', 'development'],
  },
  messages: {
    feature:
      '{kinds} (`{names}`) stay among the features. They tell who somebody is, a model can learn them by heart and give them away, and they say nothing about the next person. Leave them out.',
  },
  triggers: personalTriggers(),
  alongside: [
    ...['.fit', 'train_test_split', 'DMatrix', 'cross_val', 'Dataset', 'feature', 'FEATURE', '_cols', '_columns'],
    ...['x_', 'X_', 'x =', 'X =', 'x=', 'X='],
  ],
  confirm: (text) => mayNamePersonalData(text) && LEARNING.test(text),
  check: {
    python(document, report) {
      const tell = (at: PythonExpression['range'], found: readonly PersonalName[], fix?: FixProposal): void => {
        const names = found
          .map(({ name }) => name)
          .slice(0, 3)
          .join('`, `');
        report({
          at,
          message: 'feature',
          data: { kinds: sentenceCase(listKinds(found.map(({ kind }) => kind))), names },
          fix,
        });
      };
      for (const assignment of document.assignments) {
        const found = FEATURES.test(assignment.targetText) ? featuresOf(document, assignment) : [];
        if (found.length > 0) tell(assignment.value.range, found, leaveOut(document, assignment.value, found));
      }
      for (const call of document.callsNamed(...LEARNERS)) {
        const table = call.arguments[0]?.value;
        // Tables with a name were looked at where they got it.
        if (table === undefined || !['subscript', 'call'].includes(table.kind)) continue;
        const found = tableFeatures(document, table);
        if (found.length > 0) tell(table.range, found, leaveOut(document, table, found));
      }
    },
  },
});

function sentenceCase(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function featuresOf(document: PythonDocument, { targetText, value }: PythonAssignment): readonly PersonalName[] {
  if (OTHER_LIST.test(targetText)) return [];
  if (value.kind === 'list' || value.kind === 'tuple') return identifying(textsIn(value));

  return /^(?:subscript|call)$/.test(value.kind) ? tableFeatures(document, value) : [];
}

/** One column alone is a text that is classified, such as the e-mail itself, or a label; a list with a name was looked at. */
function tableFeatures(document: PythonDocument, table: PythonExpression): readonly PersonalName[] {
  const key = table.subscript?.key;
  const isSeen = key?.stringValue() !== undefined || (key?.kind === 'name' && FEATURES.test(key.text));
  return isSeen ? [] : identifying([...columnsOf(document, table)]);
}

function textsIn(value: PythonExpression): readonly string[] {
  return value.elements().flatMap((element) => element.stringValue()?.value ?? []);
}

function identifying(names: readonly string[]): readonly PersonalName[] {
  return names
    .flatMap((name) => personalName(name) ?? [])
    .filter(({ kind, isStrong }) => isStrong && IDENTIFYING.has(kind));
}

/** Takes the names out of a list that is written here, or drops the columns of the table. */
function leaveOut(document: PythonDocument, value: PythonExpression, found: readonly PersonalName[]): FixProposal {
  const title = 'Leave these columns out';
  const list = value.kind === 'list' ? value : value.subscript?.key;
  const parts = list?.elements() ?? [];
  const named = parts.filter((part) => found.some(({ name }) => part.stringValue()?.value === name));
  if (list !== undefined && named.length === found.length && named.every(({ kind }) => kind === 'string')) {
    const left = parts
      .filter((part) => !named.includes(part))
      .map((part) => document.text.slice(part.range.start, part.range.end));
    return { title, safety: 'unsafe', edits: [{ range: list.range, text: `[${left.join(', ')}]` }] };
  }
  const columns = found.map(({ name }) => JSON.stringify(name)).join(', ');
  const at = value.range.end;
  return { title, safety: 'unsafe', edits: [{ range: { start: at, end: at }, text: `.drop(columns=[${columns}])` }] };
}
