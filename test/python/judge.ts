import type { ConstantValue, PythonCall, PythonDocument } from '../../src/lang/python/types';
import type { Answer, Recorded } from './python-process';

/** What the model says of the probes of a program, and what Python says. */
export interface Claims {
  /** By the probe's number, or number and argument for calls of `target`. */
  readonly values: ReadonlyMap<string, ConstantValue>;
  /** All values that a probe may see, where the model says that there are no others. */
  readonly possible: ReadonlyMap<string, readonly ConstantValue[]>;
  readonly names: ReadonlyMap<string, string>;
  readonly probes: readonly { readonly key: string; readonly kind: 'value' | 'name' }[];
  /** What is told to modules that import this one. */
  readonly exports: readonly string[];
}

export function readClaims(document: PythonDocument): Claims {
  const values = new Map<string, ConstantValue>();
  const possible = new Map<string, readonly ConstantValue[]>();
  const names = new Map<string, string>();
  const probes: Claims['probes'][number][] = [];
  for (const call of document.callsNamed('probe', 'named')) {
    const key = keyOf(call);
    const expression = call.arguments[1]?.value;
    if (key === undefined || expression === undefined) continue;
    probes.push({ key, kind: call.method === 'probe' ? 'value' : 'name' });
    const known = expression.value();
    if (known !== undefined) values.set(key, known.value);
    const choices = expression.possibleValues();
    if (choices.isComplete)
      possible.set(
        key,
        choices.values.map(({ value }) => value),
      );
    const name = expression.qualifiedName();
    if (name !== undefined) names.set(key, name);
  }
  for (const call of document.callsNamed('target', 'bound')) {
    const key = keyOf(call);
    if (key === undefined) continue;
    for (const argument of ['k', 'j', 'z']) {
      const known = call.argument(argument)?.value.value();
      if (known !== undefined) values.set(`${key}:${argument}`, known.value);
    }
    const first = call.argument('none', 1)?.value.value();
    if (first !== undefined) values.set(`${key}:0`, first.value);
  }
  const { names: exported } = document.summary();
  for (const [name, { constant, name: denoted }] of exported) {
    if (constant?.isDefault === false) values.set(`module:${name}`, constant.value);
    if (denoted !== undefined) names.set(`module:${name}`, denoted);
  }
  return { values, possible, names, probes, exports: [...exported.keys()] };
}

/** What the model says that probes see where nobody says otherwise. */
export function readDefaultClaims(document: PythonDocument): Claims {
  const values = new Map<string, ConstantValue>();
  const probes: Claims['probes'][number][] = [];
  for (const call of document.callsNamed('probe')) {
    const key = keyOf(call);
    const found = call.arguments[1]?.value.defaultValue();
    if (key === undefined) continue;
    probes.push({ key, kind: 'value' });
    if (found !== undefined) values.set(key, found.value);
  }
  return { values, possible: new Map(), names: new Map(), probes, exports: [] };
}

function keyOf(call: PythonCall): string | undefined {
  const number = call.argument('none', 0)?.value.value()?.value;
  return typeof number === 'number' ? String(number) : undefined;
}

/** One sentence for each claim that Python refutes. */
export function findDisagreements(claims: Claims, answer: Answer): readonly string[] {
  const wrongNames = Object.entries(answer.wrong ?? {}).map(
    ([key, seen]) => `probe ${key}: the model names ${claims.names.get(key) ?? ''}, Python saw ${seen}`,
  );
  const wrongValues = [...claims.values].flatMap(([key, value]) => {
    const other = answer.values?.[key]?.find((recorded) => !isSame(value, recorded));
    return other === undefined
      ? []
      : [`probe ${key}: the model says ${JSON.stringify(plain(value))}, Python saw ${JSON.stringify(other)}`];
  });
  const missed = [...claims.possible].flatMap(([key, choices]) => {
    const other = answer.values?.[key]?.find((recorded) => !choices.some((value) => isSame(value, recorded)));
    return other === undefined
      ? []
      : [
          `probe ${key}: the model says one of ${JSON.stringify(choices.map(plain))}, Python saw ${JSON.stringify(other)}`,
        ];
  });
  return [...wrongNames, ...wrongValues, ...missed];
}

function isSame(value: ConstantValue, recorded: Recorded): boolean {
  return JSON.stringify(plain(value)) === JSON.stringify(recorded);
}

/** As harness.py writes values. */
function plain(value: ConstantValue): Recorded {
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<string, ConstantValue>)];
    return { d: entries.map(([key, item]) => [key, plain(item)]) };
  }
  return Array.isArray(value) ? (value as readonly ConstantValue[]).map(plain) : (value as Recorded);
}
