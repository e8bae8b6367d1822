import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression, PythonFunction } from '../../lang/python/types';

/** Attacks of the libraries, by their qualified names. */
const ATTACK =
  /^(?:art\.attacks\.evasion\.(?:\w+\.)*[A-Z]\w*|torchattacks\.(?:\w+\.)*[A-Z]\w*|foolbox\.attacks\.(?:\w+\.)*[A-Z]\w*|autoattack\.AutoAttack|cleverhans\.(?:\w+\.)*(?:fast_gradient_method|projected_gradient_descent|basic_iterative_method|momentum_iterative_method|carlini_wagner_l2|spsa|hop_skip_jump_attack))$/;
/** Attacks in one step: what resists them resists no other one. */
const WEAK = /(?:FastGradientMethod|FastGradientAttack|FGSM|FGM|fast_gradient_method)$/;
/** Attacks that need many steps. */
const STEPPED =
  /(?:ProjectedGradientDescent\w*|PGD\w*|BasicIterative\w*|BIM|MomentumIterative\w*|MIFGSM|APGD\w*|AutoProjectedGradientDescent|projected_gradient_descent|basic_iterative_method|momentum_iterative_method)$/;
const SIZES = ['eps', 'epsilon', 'epsilons'];
/** Where the size stands by position. */
const SIZE_POSITIONS: readonly (readonly [RegExp, number])[] = [
  [/^torchattacks\.|BasicIterativeMethod$/, 1],
  [/^art\..*(?:FastGradientMethod|ProjectedGradientDescent\w*|AutoAttack)$|^cleverhans\.|^autoattack\./, 2],
];
const ROUNDS = ['max_iter', 'steps', 'nb_iter'];
const ROUND_POSITIONS: readonly (readonly [RegExp, number])[] = [
  [/^torchattacks\.|^art\..*BasicIterativeMethod$/, 3],
  [/^cleverhans\./, 4],
  [/^art\..*ProjectedGradientDescent\w*$/, 5],
];
const STEP_SIZES = ['eps_step', 'alpha', 'eps_iter', 'rel_stepsize', 'abs_stepsize'];
/** Attacks of Foolbox in steps: the part of the size that a step has unless told otherwise. */
const FOOLBOX_STEPS: readonly (readonly [RegExp, number])[] = [
  [/^foolbox\.attacks\.(?:\w+\.)*Linf(?:PGD|ProjectedGradientDescentAttack)$/, 0.01 / 0.3],
  [/^foolbox\.attacks\.(?:\w+\.)*L[12](?:PGD|ProjectedGradientDescentAttack)$/, 0.025],
];
const INFERENCE = ['', '.black_box'].map(
  (module) => `art.attacks.inference.membership_inference${module}.MembershipInferenceBlackBox`,
);
/** Libraries that leave the mode of a model to the caller. ART sets it itself. */
const MODE_MATTERS = /^(?:torchattacks|foolbox|cleverhans\.torch|autoattack)\b/;
const MADE_FOR_TRAINING = /^(?:torchvision\.models|timm\.create_model|torch\.hub\.load)\b/;
const ROBUSTNESS = /^(?=\w*(?:robust|adv|attack))\w*(?:acc|accuracy|error|score|success|rate|robustness)\w*$/i;
const SAYS_SO = /\bassert\b|\.assert\w+\(|\bassert_\w+\(|pytest\.fail|\braise\b|sys\.exit/;

export default defineRule({
  id: 'vacuous-adversarial-test',
  meta: {
    summary: 'A test of a model against attacks cannot fail, or attacks with no force',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [1039],
    owaspMl: ['ML01'],
    atlas: ['AML.T0015', 'AML.T0043'],
    stages: ['development', 'maintenance'],
  },
  messages: {
    size: '`{attack}` may change nothing here, as its size (`{keyword}`) is 0: every model passes. Give it the size of change that a person would not notice.',
    rounds:
      '`{attack}` makes {count} of the many steps that it is made of, so models pass that ten steps break. Give it 10 to 100 (`{keyword}`).',
    step: '`{attack}` goes nowhere, as each of its steps (`{keyword}`) is 0: every model passes. A quarter of its size is usual.',
    mode: 'The model that `{attack}` attacks was never put into evaluation mode, so dropout and batch normalisation make its answers random, and the figure wrong. Call `model.eval()` first.',
    unused:
      '`{name}` is computed and then used for nothing, so nobody learns that the model gave in. Compare it with what you accept (`assert {name} > 0.5`), or log it.',
    silent:
      'This test attacks the model and checks nothing afterwards, so it cannot fail. Assert how many attacks the model withstands.',
    short:
      '{count} steps of `{attack}` in its default size (`{keyword}`) do not reach as far as it may go, so models pass that one big step breaks. Give it more steps, or larger ones.',
    inference:
      'With `{keyword}` this attack guesses no better than chance, measured even on models that give their training data away: every model passes. Use `"rf"` or `"nn"`.',
    weak: '`{attack}` is the weakest attack that there is, and the only one here: models pass it that others break. Add one in many steps (PGD with 10 or more).',
  },
  triggers: ['art.attacks', 'torchattacks', 'foolbox', 'cleverhans', 'autoattack'],
  check: {
    python(document, report) {
      const attacks = attacksOf(document);
      const vacuous = new Set<PythonCall>();
      const note = (call: PythonCall): Range => {
        vacuous.add(call);
        return call.range;
      };
      for (const call of attacks) {
        const name = call.name?.replace(/\(\)$/, '') ?? '';
        const attack = call.callee.text.slice(0, 60);
        const size = sizeOf(call, name);
        if (size !== undefined && isZero(size.value))
          report({ at: note(call), message: 'size', data: { attack, keyword: size.keyword } });
        if (!STEPPED.test(name)) continue;
        const rounds = numberOf(call, ROUNDS, positionOf(ROUND_POSITIONS, name));
        if (rounds !== undefined && rounds.value <= 1)
          report({ at: note(call), message: 'rounds', data: { attack, keyword: rounds.keyword, count: rounds.value } });
        const step = numberOf(call, STEP_SIZES);
        if (step?.value === 0) report({ at: note(call), message: 'step', data: { attack, keyword: step.keyword } });
        const part = FOOLBOX_STEPS.find(([pattern]) => pattern.test(name))?.[1];
        const isDefault = step === undefined && !call.hasUnknownArguments;
        if (part !== undefined && isDefault && rounds !== undefined && rounds.value > 1 && rounds.value * part < 1)
          report({ at: note(call), message: 'short', data: { attack, keyword: 'rel_stepsize', count: rounds.value } });
      }
      for (const call of document.calls(...INFERENCE)) {
        const kind = call.argument('attack_model_type', 2);
        if (kind?.value.stringValue()?.value === 'lr')
          report({ at: kind.range, message: 'inference', severity: 'info', data: { keyword: 'lr' } });
      }
      const [first] = attacks;
      if (first === undefined) return;
      const attack = first.callee.text.slice(0, 60);
      const trained = attacks.find((call) => !vacuous.has(call) && isInTrainingMode(document, call));
      if (trained !== undefined)
        report({
          at: trained.range,
          message: 'mode',
          confidence: 'medium',
          data: { attack: trained.callee.text.slice(0, 60) },
        });
      for (const { targetText, range } of document.assignments) {
        if (!ROBUSTNESS.test(targetText) || isUsedBehind(document, targetText, range.end)) continue;
        report({ at: range, message: 'unused', data: { name: targetText } });
      }
      for (const call of silentTests(document, attacks)) report({ at: call.range, message: 'silent' });
      if (attacks.every(({ name }) => WEAK.test(name ?? '')))
        report({ at: first.range, message: 'weak', severity: 'info', confidence: 'medium', data: { attack } });
    },
  },
});

/** Attacks that are made or run here. An attack of Foolbox has its size where it is run. */
function attacksOf(document: PythonDocument): readonly PythonCall[] {
  const words = [...document.text.matchAll(/\b(\w{3,60})\(/g)].map(([, name]) => name ?? '');
  return document
    .callsNamed(...new Set(words))
    .filter(({ name }) => name !== undefined && ATTACK.test(name.replace(/^(foolbox\..*)\(\)$/, '$1')));
}

function sizeOf(
  call: PythonCall,
  name: string,
): { readonly keyword: string; readonly value: PythonExpression } | undefined {
  for (const keyword of SIZES) {
    const argument = call.argument(keyword);
    if (argument !== undefined) return { keyword, value: argument.value };
  }
  const position = positionOf(SIZE_POSITIONS, name);
  const placed = position === undefined ? undefined : call.argument('eps', position);
  return placed && { keyword: 'eps', value: placed.value };
}

function positionOf(positions: readonly (readonly [RegExp, number])[], name: string): number | undefined {
  return positions.find(([attack]) => attack.test(name))?.[1];
}

function isZero(expression: PythonExpression): boolean {
  const value = expression.value()?.value;
  return value === 0 || (Array.isArray(value) && value.length > 0 && value.every((item) => item === 0));
}

function numberOf(
  call: PythonCall,
  keywords: readonly string[],
  position?: number,
): { readonly keyword: string; readonly value: number } | undefined {
  for (const keyword of keywords) {
    const value = call.argument(keyword, position)?.value.value()?.value;
    if (typeof value === 'number') return { keyword, value };
  }
  return undefined;
}

/** A model that comes in training mode, in a program that never leaves it. */
function isInTrainingMode(document: PythonDocument, call: PythonCall): boolean {
  if (!MODE_MATTERS.test(call.name ?? '') || /\.eval\(\)|\.train\(\s*(?:mode\s*=\s*)?False/.test(document.text))
    return false;
  const model = call.arguments[0]?.value;
  const wrapped = model?.originCall();
  const inner = wrapped?.name === 'foolbox.PyTorchModel' ? wrapped.arguments[0]?.value.originCall() : wrapped;
  if (inner === undefined) return false;
  if (MADE_FOR_TRAINING.test(inner.name ?? '')) return true;
  return new RegExp(String.raw`\bclass\s+${inner.callee.text.replace(/\W/g, '')}\s*\([^)\n]*\bModule\b`).test(
    document.text,
  );
}

function isUsedBehind({ text }: PythonDocument, name: string, from: number): boolean {
  return text.slice(from).split(/\W+/).includes(name);
}

/** The first attack of each test function that asserts nothing. */
function silentTests(document: PythonDocument, attacks: readonly PythonCall[]): readonly PythonCall[] {
  const tests = document.functions.filter(({ name }) => name.startsWith('test_'));
  return tests.flatMap((test) => {
    const attack = attacks.find(({ range }) => test.range.start <= range.start && range.end <= test.range.end);
    return attack === undefined || saysSo(document, test) ? [] : [attack];
  });
}

/** Whether a test, or a function of this file that it calls, can fail. */
function saysSo(document: PythonDocument, test: PythonFunction): boolean {
  const { text } = document;
  if (SAYS_SO.test(text.slice(test.range.start, test.range.end))) return true;
  const called = new Set(test.calls().map(({ method }) => method));
  return (
    document.functions.some(
      ({ name, range }) => called.has(name) && SAYS_SO.test(text.slice(range.start, range.end)),
    ) || [...called].some((name) => /^(?:check|assert|verify|expect)/.test(name))
  );
}
