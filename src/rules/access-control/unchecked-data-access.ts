import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import { walkData, type DataNode } from '../../lang/data-node';
import type { PythonDocument } from '../../lang/python/types';
import { keyedValues } from '../shared/keyed-values';
import { wholeEntry } from '../shared/cloud-data';

const KEY = 'data_security_mode';
/** `NONE` checks nothing; the older modes know nothing of Unity Catalog, and Databricks is taking them away. */
const UNCHECKED = /^(?:NONE|LEGACY_\w+)$/;
const MAKERS = ['create', 'edit', 'create_and_wait', 'edit_and_wait', 'ClusterSpec', 'CreateCluster', 'Cluster'];
const OWN = 'SINGLE_USER';

interface Found {
  readonly at: Range;
  readonly mode: string;
  readonly fix: FixProposal | undefined;
}

export default defineRule({
  id: 'unchecked-data-access',
  meta: {
    summary: 'A cluster of Databricks reads data without asking who may',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [862, 732],
    owaspMl: ['ML02'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    none: "With `{mode}` nobody checks which tables and files a user of this cluster may read, and users can see each other's data and keys. Take `SINGLE_USER` for jobs, `USER_ISOLATION` for shared clusters.",
    legacy:
      '`{mode}` knows nothing of the rights in Unity Catalog, so these do not hold on this cluster. Take `SINGLE_USER` for jobs, `USER_ISOLATION` for shared clusters.',
  },
  triggers: [KEY],
  check: {
    python(document, report) {
      for (const found of inPython(document)) report(describe(found));
    },
    yaml({ roots }, report) {
      for (const found of inData(roots)) report(describe(found));
    },
    json({ root }, report) {
      for (const found of root === undefined ? [] : inData([root])) report(describe(found));
    },
  },
});

function describe({ at, mode, fix }: Found) {
  return { at, message: mode === 'NONE' ? 'none' : 'legacy', data: { mode }, fix } as const;
}

function inData(roots: readonly DataNode[]): readonly Found[] {
  return roots
    .flatMap((root) => [...walkData(root)])
    .flatMap((node): readonly Found[] => {
      const entry = node.kind === 'map' && node.alias === undefined ? node.entry(KEY) : undefined;
      const value = entry?.value;
      if (entry === undefined || value?.kind !== 'scalar' || !UNCHECKED.test(String(value.value))) return [];
      const quote = value.style === 'double' ? '"' : value.style === 'single' ? "'" : '';
      const fix = value.alias === undefined ? write(value.range, quote + OWN + quote) : undefined;
      return [{ at: wholeEntry(entry), mode: String(value.value), fix }];
    });
}

function inPython(document: PythonDocument): readonly Found[] {
  const given = document.callsNamed(...MAKERS).flatMap((call): readonly Found[] => {
    const argument = call.argument(KEY);
    const mode = argument?.value.stringValue()?.value ?? argument?.value.text.split('.').at(-1) ?? '';
    if (argument === undefined || !UNCHECKED.test(mode)) return [];
    const isOwn = call.arguments.includes(argument) && argument.value.text.endsWith(`.${mode}`);
    const fix = isOwn ? write(argument.value.range, argument.value.text.slice(0, -mode.length) + OWN) : undefined;
    return [{ at: argument.range, mode, fix }];
  });
  const keyed = keyedValues(document, new Set([KEY])).flatMap(({ value, valueRange, at }): readonly Found[] =>
    UNCHECKED.test(value) ? [{ at, mode: value, fix: write(valueRange, `"${OWN}"`) }] : [],
  );
  return [...given, ...keyed];
}

function write(range: Range, text: string): FixProposal {
  return { title: `Write ${OWN}`, safety: 'unsafe', edits: [{ range, text }] };
}
