import type { Range } from '../../core/range';
import type { RelatedPlace } from '../../engine/rule';
import type { ConstantValue, ForeignPlace, PythonExpression } from '../../lang/python/types';

/** What an expression is, whenever it runs or unless somebody says otherwise. */
export interface UsualValue {
  readonly value: ConstantValue;
  /** Where the literal stands. */
  readonly at: Range;
  /** Whether a caller, an option or the environment may say otherwise. */
  readonly isDefault: boolean;
  readonly elsewhere?: ForeignPlace;
}

export function usualValue(expression: PythonExpression): UsualValue | undefined {
  const known = expression.value();
  if (known !== undefined) return { ...known, isDefault: false };
  const usual = expression.defaultValue();
  return usual && { ...usual, isDefault: true };
}

/** Leads from the place of a finding to the default that it is about. */
export function relatedDefault(sink: Range, { at, elsewhere }: UsualValue): readonly RelatedPlace[] {
  if (elsewhere !== undefined) return [{ elsewhere, message: 'The default' }];
  const isInside = sink.start <= at.start && at.end <= sink.end;
  return isInside ? [] : [{ at, message: 'The default' }];
}

/** Leads to the file that gives a value its constant, where that is not the file of the finding. */
export function relatedElsewhere(place: ForeignPlace | undefined): readonly RelatedPlace[] {
  return place === undefined ? [] : [{ elsewhere: place, message: 'The value is set here' }];
}
