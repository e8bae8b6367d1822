import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument } from '../../lang/python/types';
import { relatedDefault, usualValue } from '../shared/usual-value';

const LIBRARIES = [
  ...[
    'opacus',
    'tensorflow_privacy',
    'tf_privacy',
    'diffprivlib',
    'pydp',
    'opendp',
    'optax',
    'flwr',
    'jax_privacy',
    'pipeline_dp',
    'snsynth',
  ],
  ...['private_transformers', 'dp_transformers', 'fastDP', 'tmlt', 'smartnoise'],
];
const IN_LIBRARY = new RegExp(`^(?:${LIBRARIES.join('|')})\\b`);
const MAKERS = ['make_private', 'make_private_with_epsilon'];
/** What each setting is called in the libraries. */
const NOISE = ['noise_multiplier', 'sigma'];
const BUDGETS = ['target_epsilon', 'epsilon', 'total_epsilon', 'eps'];
const BOUNDS = ['max_grad_norm', 'l2_norm_clip', 'clipping_norm', 'l2_clip'];
const FAILURES = ['target_delta', 'delta', 'total_delta'];
const INFINITE = /\binf\b|['"]inf/;

/** With less noise than this, a budget of one pass over the data already is in the hundreds. */
const LEAST_NOISE = 0.3;
/** exp(10) = 22,000: the answer may be that much more likely because somebody is in the data. */
const MOST_EPSILON = 10;
const MOST_NORM = 100;
const MOST_DELTA = 1e-3;

type Weakness = 'noise' | 'budget' | 'norm' | 'delta';

export default defineRule({
  id: 'weak-differential-privacy',
  meta: {
    summary: 'Differential privacy is set up so that it protects nobody',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [359, 1188],
    owaspMl: ['ML03', 'ML04'],
    atlas: ['AML.T0024'],
    stages: ['development'],
  },
  messages: {
    noise:
      '`{setting}` adds next to no noise, so the model can still show whose data it learned from. Choose the budget, and let the library compute the noise (`make_private_with_epsilon`).',
    budget:
      '`{setting}` is a budget that protects nobody: 1 is strong, up to 10 is seen as useful. Lower it, and report the value with the model.',
    norm: '`{setting}` hardly ever shortens a gradient, so one person can move the model as far as they like, or the noise drowns everything. Usual are values around 1.',
    delta:
      '`{setting}` lets the promise fail for one person in a thousand or more. It has to be far below one divided by the number of people in the data, such as 1e-5.',
    ignored:
      '`{callee}` returns the protected model, optimizer and loader, and nothing takes them, so training goes on without protection. Assign all three.',
    generator:
      'Without `secure_mode=True` the noise comes from a generator that can be predicted. Switch it on for the model that is released (it needs the package torchcsprng).',
  },
  triggers: LIBRARIES,
  confirm: (text) =>
    /noise_multiplier|epsilon|\beps\s*=|PrivacyEngine|make_private|l2_norm_clip|max_grad_norm|clipping_norm/.test(text),
  check: {
    python(document, report) {
      if (!LIBRARIES.some((library) => document.importsModule(library))) return;
      for (const call of settingCalls(document)) {
        for (const { argument, weakness } of weaknesses(call)) {
          const usual = usualValue(argument.value);
          const setting = `${argument.name ?? 'epsilon'}=${argument.value.text.slice(0, 60)}`;
          const related = usual === undefined ? [] : relatedDefault(call.range, usual);
          // A default may be replaced when the program is run.
          const severity = usual?.isDefault === true ? 'info' : 'warning';
          report({ at: argument.range, message: weakness, severity, data: { setting }, related });
        }
      }
      for (const call of document.callsNamed(...MAKERS)) {
        const isTraining = call.argument('optimizer') !== undefined;
        if (isTraining && isStatement(document, call))
          report({ at: call.range, message: 'ignored', data: { callee: call.callee.text } });
      }
      for (const call of document.calls('opacus.PrivacyEngine', 'opacus.privacy_engine.PrivacyEngine')) {
        const secure = call.argument('secure_mode');
        if (secure === undefined ? call.hasUnknownArguments : secure.value.value()?.value !== false) continue;
        const fix = switchOn(call, secure);
        if (secure === undefined)
          report({ at: call.range, message: 'generator', severity: 'info', confidence: 'low', fix });
        else report({ at: secure.range, message: 'generator', severity: 'info', fix });
      }
    },
  },
});

/** Calls into one of the libraries, and methods of engines that come from elsewhere. */
function settingCalls(document: PythonDocument): readonly PythonCall[] {
  return document
    .callsNamed(...callNames(document.text))
    .filter(({ name, method }) => MAKERS.includes(method) || (name !== undefined && IN_LIBRARY.test(name)));
}

/** The last parts of everything that is called in a file with such a library; there are few such files. */
function callNames(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\b([A-Za-z_]\w{0,80})\(/g)].map(([, name = '']) => name))];
}

interface Finding {
  readonly argument: PythonArgument;
  readonly weakness: Weakness;
}

function weaknesses(call: PythonCall): readonly Finding[] {
  const find = (names: readonly string[], weakness: Weakness, isWeak: (value: number) => boolean): readonly Finding[] =>
    names.flatMap((name) => {
      const argument = call.argument(name);
      const value = argument && numberOf(argument, weakness === 'budget');
      return argument === undefined || value === undefined || !isWeak(value) ? [] : [{ argument, weakness }];
    });
  return [
    ...find(NOISE, 'noise', (value) => value < LEAST_NOISE),
    ...find(BUDGETS, 'budget', (value) => value > MOST_EPSILON),
    ...find(BOUNDS, 'norm', (value) => value >= MOST_NORM),
    ...find(FAILURES, 'delta', (value) => value >= MOST_DELTA),
  ];
}

/** No budget is one without a limit. */
function numberOf({ value }: PythonArgument, isBudget: boolean): number | undefined {
  if (INFINITE.test(value.text)) return Infinity;
  const usual = usualValue(value)?.value;
  if (usual === null && isBudget) return Infinity;
  return typeof usual === 'number' ? usual : undefined;
}

/** Whether nothing takes the result: the call is all that stands on its line, and no `=` or bracket is open before it. */
function isStatement({ text }: PythonDocument, { range, receiver }: PythonCall): boolean {
  const line = text.lastIndexOf('\n', range.start - 1) + 1;
  const before = text.slice(Math.max(0, line - 200), line).trimEnd();
  return /^\s*$/.test(text.slice(line, range.start)) && !/[=(,\\[]$/.test(before) && receiver !== undefined;
}

function switchOn(call: PythonCall, secure: PythonArgument | undefined): FixProposal {
  const edit =
    secure === undefined ? call.appendArgument('secure_mode=True') : { range: secure.value.range, text: 'True' };
  return { title: 'Use a secure generator', safety: 'unsafe', edits: [edit] };
}
