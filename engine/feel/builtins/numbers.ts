import { Decimal } from 'decimal.js';
import type { FeelValue } from '../feel-value.ts';
import { canonical, modulo, toDecimal, type FeelNumber } from '../number.ts';
import { DaysDuration, MonthsDuration } from '../temporal.ts';
import { duration, integer, place, number, optional, required } from './parameters.ts';
import { builtIn, signature, type BuiltIn } from './signature.ts';

/** Numeric functions: DMN 1.5, table 77. */
export const numbers = {
  decimal: builtIn(
    signature([required('n', number), required('scale', place)], ([value, scale]) =>
      round(value, scale, Decimal.ROUND_HALF_EVEN),
    ),
  ),
  floor: roundingWithScale(Decimal.ROUND_FLOOR),
  ceiling: roundingWithScale(Decimal.ROUND_CEIL),
  'round up': rounding(Decimal.ROUND_UP),
  'round down': rounding(Decimal.ROUND_DOWN),
  'round half up': rounding(Decimal.ROUND_HALF_UP),
  'round half down': rounding(Decimal.ROUND_HALF_DOWN),
  abs: builtIn(
    signature([required('n', number)], ([value]) => canonical(toDecimal(value).abs())),
    signature([required('n', duration)], ([value]) => absolute(value)),
  ),
  modulo: builtIn(
    signature(
      [required('dividend', number), required('divisor', number)],
      ([dividend, divisor], { effort }) => {
        // All digits of the quotient are worked out on the way.
        effort.spend(Math.max(0, toDecimal(dividend).e - toDecimal(divisor).e));
        return modulo(dividend, divisor);
      },
    ),
  ),
  sqrt: numeric(400, (value) => value.sqrt()),
  log: numeric(1500, (value) => value.ln()),
  exp: numeric(2000, (value) => value.exp()),
  odd: builtIn(signature([required('number', integer)], ([value]) => value % 2 !== 0)),
  even: builtIn(signature([required('number', integer)], ([value]) => value % 2 === 0)),
};

/** `steps`: what 34 digits cost, by their time beside that of other functions. */
function numeric(steps: number, compute: (value: Decimal) => Decimal): BuiltIn {
  return builtIn(
    signature([required('number', number)], ([value], { effort }) => {
      effort.spend(steps);
      return canonical(compute(toDecimal(value)));
    }),
  );
}

function rounding(mode: Decimal.Rounding): BuiltIn {
  return builtIn(
    signature([required('n', number), required('scale', place)], ([value, scale]) =>
      round(value, scale, mode),
    ),
  );
}

function roundingWithScale(mode: Decimal.Rounding): BuiltIn {
  return builtIn(
    signature([required('n', number), optional('scale', place)], ([value, scale]) =>
      round(value, scale ?? 0, mode),
    ),
  );
}

/** The scales of DMN 1.5, table 77; a negative one rounds before the point. */
function round(value: FeelNumber, scale: number, mode: Decimal.Rounding): FeelNumber | null {
  if (scale < -6111 || scale > 6176) return null;
  const decimal = toDecimal(value);
  if (scale >= 0) return canonical(decimal.toDecimalPlaces(scale, mode));
  const unit = toDecimal(10).pow(-scale);
  return canonical(decimal.dividedBy(unit).toDecimalPlaces(0, mode).times(unit));
}

function absolute(value: DaysDuration | MonthsDuration): FeelValue {
  if (value instanceof MonthsDuration) return new MonthsDuration(Math.abs(value.months));
  return new DaysDuration(value.nanos < 0n ? -value.nanos : value.nanos);
}
