import { PRACTICE_OF_GROUP } from '../engine/groups';
import type { RegisteredRule } from '../engine/rule';
import { readListOptions } from './arguments';
import type { CliContext } from './context';
import { EXIT, UsageError, type ExitCode } from './exit-codes';

/** `watertight rules`: every rule with what it finds. */
export function runRules(words: readonly string[], context: CliContext): ExitCode {
  const { format, operands } = readListOptions(words);
  if (operands.length > 0) throw new UsageError('`rules` lists all rules; `explain ID` tells of one.');
  if (format === 'json') context.print(JSON.stringify(context.rules.map(describe), undefined, 2));
  else context.print(listRules(context.rules));
  return EXIT.clean;
}

function describe({ id, group, meta }: RegisteredRule): unknown {
  const { summary, severity, confidence, level = 'recommended', fix } = meta;
  return { id, group, practice: PRACTICE_OF_GROUP[group], severity, confidence, level, fix, summary };
}

function listRules(rules: readonly RegisteredRule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const groups = [...new Set(rules.map(({ group }) => group))].sort();
  return groups
    .map((group) => {
      const lines = rules
        .filter((rule) => rule.group === group)
        .map(({ id, meta }) => `  ${id.padEnd(width)}  ${meta.severity.padEnd(7)}  ${meta.summary}`);
      return [group, ...lines].join('\n');
    })
    .join('\n\n');
}
