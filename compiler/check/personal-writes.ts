import type { Finding } from '../report.ts';
import { fieldOf, isPersonal, type Shape } from './shape.ts';
import { PERSONAL } from '../../engine/personal-data.ts';
import { anything } from './shape.ts';
import { noteIn } from './types/personal-shapes.ts';

/** Personal data goes only where the schema marks it: from anywhere else a condition could read it. */
export function personalWrite(
  what: string,
  target: string,
  given: Shape,
  wanted: Shape,
): Finding | undefined {
  const path = unmarked(given, wanted);
  return path === undefined
    ? undefined
    : {
        code: 'PERSONAL_DATA_UNMARKED',
        message: `${what} writes personal data to ${[target, ...path].join('.')}, which the schema does not mark as personal`,
        hint: 'Mark it with personal(...) in the schema file, or write what is not personal.',
      };
}

/** The way to the first personal datum of a value that has no mark where it is to stand. */
function unmarked(given: Shape, wanted: Shape): readonly string[] | undefined {
  if (noteIn(given) === undefined || isPersonal(wanted)) return undefined;
  // Of an object that was put together nobody can say where in it the datum is.
  if (given[PERSONAL] !== undefined) return noteIn(wanted) === undefined ? [] : undefined;
  const inside = [
    ...(given.anyOf ?? given.oneOf ?? given.allOf ?? []).map((branch) => unmarked(branch, wanted)),
    ...(given.items === undefined ? [] : [unmarked(given.items, itemOf(wanted))]),
    ...Object.entries(given.properties ?? {}).map(([name, field]) => {
      const path = unmarked(field, fieldOf(wanted, name) ?? anything);
      return path === undefined ? undefined : [name, ...path];
    }),
  ];
  return inside.find((path) => path !== undefined);
}

function itemOf(wanted: Shape): Shape {
  const branches = wanted.anyOf ?? wanted.oneOf;
  return branches === undefined ? (wanted.items ?? wanted) : { anyOf: branches.map(itemOf) };
}
