import { PRACTICE_OF_GROUP } from '../engine/groups';
import type { RegisteredRule } from '../engine/rule';
import { readListOptions, suggest } from './arguments';
import type { CliContext } from './context';
import { EXIT, UsageError, type ExitCode } from './exit-codes';
import { documentationUrl } from '../core/documentation';

const FIX: Readonly<Record<RegisteredRule['meta']['fix'], string>> = {
  safe: '`watertight fix` mends it',
  unsafe: '`watertight fix --unsafe` proposes a change; please review it',
  none: 'by hand',
};

/** `watertight explain ID`: what the rule finds, why it matters, how to mend it. */
export function runExplain(words: readonly string[], context: CliContext): ExitCode {
  const { format, operands } = readListOptions(words);
  const [id, ...rest] = operands;
  if (id === undefined || rest.length > 0) throw new UsageError('Usage: watertight explain ID');
  const rule = context.rules.find((candidate) => candidate.id === id);
  if (rule === undefined) {
    const ids = context.rules.map((candidate) => candidate.id);
    throw new UsageError(`There is no rule called "${id}".${suggest(id, ids)}`);
  }
  context.print(format === 'json' ? JSON.stringify(toJson(rule), undefined, 2) : explain(rule));
  return EXIT.clean;
}

function toJson({ id, group, meta, messages, options }: RegisteredRule): unknown {
  const practice = PRACTICE_OF_GROUP[group];
  return { id, group, practice, ...meta, messages, options, documentation: documentationUrl(id) };
}

function explain(rule: RegisteredRule): string {
  const { id, group, meta, messages, options } = rule;
  const rows: readonly (readonly [string, string])[] = [
    ['practice', PRACTICE_OF_GROUP[group]],
    ['group', group],
    ['severity', `up to ${meta.severity}`],
    ['confidence', meta.confidence],
    ['level', meta.level ?? 'recommended'],
    ['to mend', FIX[meta.fix]],
    ['standards', standardsOf(rule).join(', ')],
    ['elsewhere', equivalentsOf(rule)],
    ['options', Object.keys(options).join(', ')],
    ['read more', documentationUrl(id)],
  ];
  return [
    id,
    `${meta.summary}.`,
    '',
    ...Object.values(messages).map((message) => `  ${message}`),
    '',
    ...rows.filter(([, value]) => value !== '').map(([name, value]) => `${name.padEnd(11)} ${value}`),
    '',
    `To accept a finding, write behind it: # watertight: ignore[${id}] reason`,
  ].join('\n');
}

function standardsOf({ meta }: RegisteredRule): readonly string[] {
  return [
    ...meta.cwe.map((number) => `CWE-${String(number)}`),
    ...[...(meta.owaspMl ?? []), ...(meta.owaspLlm ?? [])].map((item) => `OWASP ${item}`),
    ...(meta.cicdSec ?? []),
    ...(meta.atlas ?? []).map((item) => `ATLAS ${item}`),
  ];
}

function equivalentsOf({ meta }: RegisteredRule): string {
  return Object.entries(meta.equivalents ?? {})
    .map(([tool, codes]) => `${tool} ${codes.join(', ')}`)
    .join('; ');
}
