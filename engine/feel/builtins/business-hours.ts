import { afterBusinessHours } from '../../time/business-hours.ts';
import { toDouble } from '../number.ts';
import { FeelDateTime, instantOf } from '../temporal.ts';
import { momentAt } from './dates.ts';
import { day, number, required } from './parameters.ts';
import { builtIn, signature } from './signature.ts';

const NANOS_PER_MILLISECOND = 1_000_000n;

/** A thousand years of work: beyond it lies a mistake. */
const MOST_HOURS = 2_080_000;

/** Our own: due dates in working time. docs/dialect.md. */
export const businessHours = {
  'business hours after': builtIn(
    signature([required('from', day), required('hours', number)], ([from, hours]) => {
      const instant = from instanceof FeelDateTime ? instantOf(from) : undefined;
      if (instant === undefined || Math.abs(toDouble(hours)) > MOST_HOURS) return null;
      return momentAt(afterBusinessHours(Number(instant / NANOS_PER_MILLISECOND), toDouble(hours)));
    }),
  ),
};
