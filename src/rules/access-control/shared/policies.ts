import type { Range } from '../../../core/range';
import type { PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';
import { objectAround, type Literal, type LiteralEntry } from './literals';

/** What is too much about a statement of a policy. */
export type PolicyProblem =
  | { readonly kind: 'everything'; readonly at: Range }
  | { readonly kind: 'service'; readonly at: Range; readonly what: string }
  | { readonly kind: 'escalation'; readonly at: Range; readonly what: string }
  | { readonly kind: 'everybody'; readonly at: Range };

/** One statement that allows something, with lists of what is known of it. */
export interface Statement {
  readonly actions: readonly string[] | undefined;
  readonly resources: readonly string[] | undefined;
  /** Whether it allows all but a few actions, which is as good as all. */
  readonly isInverted: boolean;
  readonly isForEverybody: boolean;
  /** Whether it names who may: it belongs to one resource then, and `*` means that one. */
  readonly isOfResource: boolean;
  readonly actionsAt: Range;
  readonly principalAt: Range;
}

const ANY_RESOURCE = /^(?:\*|arn:[\w*-]+:[\w*-]+:[^:/]*:[^:/]*:\*(?:\/\*)?)$/;
const WHOLE_SERVICE = /^([a-z][a-z0-9-]{1,40}):\*$/i;
/** Services whose every action tells or writes no more than logs, figures and traces. */
const HARMLESS = new Set([
  'logs',
  'cloudwatch',
  'xray',
  'ec2messages',
  'ssmmessages',
  'autoscaling-plans',
  'synthetics',
]);
/** With these on every role, whoever has them gets the rights of the strongest one. */
const ESCALATING = /^(?:iam:PassRole|sts:AssumeRole)$/i;

/** The statements of a file: dictionaries, JSON in texts, and the classes of CDK and Pulumi. */
export function policyProblems(document: PythonDocument): readonly PolicyProblem[] {
  return [...writtenStatements(document), ...builtStatements(document)].flatMap(judgeStatement);
}

export function judgeStatement(statement: Statement): readonly PolicyProblem[] {
  const { actions = [], resources = [], isInverted, isForEverybody, isOfResource, actionsAt, principalAt } = statement;
  if (isForEverybody) return [{ kind: 'everybody', at: principalAt }];
  if (isOfResource || !resources.some((resource) => ANY_RESOURCE.test(resource))) return [];
  if (isInverted || actions.some((action) => /^\*(?::\*)?$/.test(action)))
    return [{ kind: 'everything', at: actionsAt }];
  const service = actions.find((action) => {
    const name = WHOLE_SERVICE.exec(action)?.[1];
    return name !== undefined && !HARMLESS.has(name.toLowerCase());
  });
  if (service !== undefined) return [{ kind: 'service', at: actionsAt, what: service }];
  const escalating = actions.find((action) => ESCALATING.test(action));
  return escalating === undefined ? [] : [{ kind: 'escalation', at: actionsAt, what: escalating }];
}

/** `{"Effect": "Allow", "Action": "*", "Resource": "*"}` as a dictionary, or inside of a text. */
function writtenStatements(document: PythonDocument): readonly Statement[] {
  const { text } = document;
  const seen = new Set<number>();
  const places = document.strings.flatMap(({ range, isDocstring }) => {
    if (isDocstring) return [];
    const written = text.slice(range.start, range.end);
    return [...written.matchAll(/["']Effect["'](?=\s{0,20}:)/g)].map((match) => range.start + match.index);
  });
  // The key of a dictionary is a string by itself, with the colon behind it.
  const keys = document.strings.flatMap(({ range, value }) => (value === 'Effect' ? [range.start] : []));
  return [...new Set([...places, ...keys])].flatMap((offset): readonly Statement[] => {
    const statement = objectAround(text, offset);
    if (statement === undefined || seen.has(statement.range.start)) return [];
    seen.add(statement.range.start);
    const { entries } = statement;
    const effect = entries.get('Effect')?.value;
    if (effect?.kind !== 'text' || effect.value !== 'Allow' || entries.has('Condition')) return [];
    const action = entries.get('Action') ?? entries.get('NotAction');
    if (action === undefined) return [];
    const principal = entries.get('Principal');
    return [
      {
        actions: textsOf(document, action.value),
        resources: textsOf(document, entries.get('Resource')?.value),
        isInverted: !entries.has('Action'),
        isForEverybody: isEverybody(document, principal),
        isOfResource: principal !== undefined,
        actionsAt: action.range,
        principalAt: principal?.range ?? action.range,
      },
    ];
  });
}

function isEverybody(document: PythonDocument, principal: LiteralEntry | undefined): boolean {
  const value = principal?.value;
  const named = value?.kind === 'object' ? value.entries.get('AWS')?.value : value;
  return textsOf(document, named)?.includes('*') === true;
}

/** A text, the texts of a list, or those of a name that the file assigns once. */
function textsOf(document: PythonDocument, literal: Literal | undefined): readonly string[] | undefined {
  if (literal === undefined || literal.kind === 'object') return undefined;
  if (literal.kind === 'text') return [literal.value];
  if (literal.kind === 'list') return literal.items.flatMap((item) => textsOf(document, item) ?? []);
  const assigned = /^\w+$/.test(literal.text)
    ? document.assignments.filter(({ targetText }) => targetText === literal.text)
    : [];
  return assigned.length === 1 ? valueTexts(assigned[0]?.value) : undefined;
}

function valueTexts(expression: PythonExpression | undefined): readonly string[] | undefined {
  const value: unknown = expression?.value()?.value;
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((item): item is string => typeof item === 'string');
  return expression?.elements().flatMap((item) => item.stringValue()?.value ?? []);
}

/** Constructors of CDK, Pulumi and troposphere's kin: `PolicyStatement(actions=["*"], resources=["*"])`. */
const BUILDERS = ['PolicyStatement', 'GetPolicyDocumentStatementArgs'];
const ANYONE = ['AnyPrincipal', 'StarPrincipal'];

function builtStatements(document: PythonDocument): readonly Statement[] {
  const plain = document.calls('dict').filter((call) => call.argument('Effect') !== undefined);
  return [...document.callsNamed(...BUILDERS), ...plain].flatMap((call): readonly Statement[] => {
    if (call.argument('conditions') !== undefined || call.argument('Condition') !== undefined) return [];
    if (call.hasUnknownArguments || isDenied(call)) return [];
    const action = call.argument('actions') ?? call.argument('not_actions') ?? call.argument('Action');
    if (action === undefined) return [];
    const principal = call.argument('principals');
    return [
      {
        actions: valueTexts(action.value),
        resources: valueTexts((call.argument('resources') ?? call.argument('Resource'))?.value),
        isInverted: action.name === 'not_actions',
        isForEverybody: principal?.value.elements().some((item) => isAnyone(item)) === true,
        isOfResource: principal !== undefined,
        actionsAt: action.range,
        principalAt: (principal ?? action).range,
      },
    ];
  });
}

function isDenied(call: PythonCall): boolean {
  const effect = (call.argument('effect') ?? call.argument('Effect'))?.value;
  return effect !== undefined && !/^(?:\w+\.)*Effect\.ALLOW$|^["']Allow["']$/.test(effect.text);
}

/** `AnyPrincipal()`, `ArnPrincipal("*")`, and Pulumi's `{"type": "*", "identifiers": ["*"]}`. */
function isAnyone(principal: PythonExpression): boolean {
  const made = principal.originCall();
  if (made === undefined) return valueTexts(principal.entry('identifiers'))?.includes('*') === true;
  if (ANYONE.includes(made.method)) return true;
  const identifiers = made.argument('identifiers') ?? made.argument('arn', 0);
  return valueTexts(identifiers?.value)?.includes('*') === true;
}
