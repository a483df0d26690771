import { aggregates } from './aggregates.ts';
import { businessHours } from './business-hours.ts';
import { contexts } from './contexts.ts';
import { conversions } from './conversions.ts';
import { dates } from './dates.ts';
import { lists } from './lists.ts';
import { numbers } from './numbers.ts';
import { ranges } from './ranges.ts';
import type { BuiltIn } from './signature.ts';
import { strings } from './strings.ts';

/** Every built-in function by name. */
export const builtIns: ReadonlyMap<string, BuiltIn> = new Map(
  Object.entries({
    ...aggregates,
    ...businessHours,
    ...contexts,
    ...conversions,
    ...dates,
    ...lists,
    ...numbers,
    ...ranges,
    ...strings,
  }),
);
