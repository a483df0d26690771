import { references } from '../../feel/index.ts';
import type { Expression } from '../../../engine/feel/tree.ts';
import { PERSONAL } from '../../../engine/personal-data.ts';
import type { Shape } from '../shape.ts';
import { anything, fieldOf } from '../shape.ts';

/** The note of the first personal datum in a value, however deep. */
export function noteIn(shape: Shape): unknown {
  const before = known.get(shape);
  if (before !== undefined) return before.note;
  const parts = [
    ...(shape.anyOf ?? shape.oneOf ?? shape.allOf ?? []),
    ...(shape.items === undefined ? [] : [shape.items]),
    ...Object.values(shape.properties ?? {}),
  ];
  const note = shape[PERSONAL] ?? parts.map(noteIn).find((one) => one !== undefined);
  known.set(shape, { note });
  return note;
}

/** The same object variables are asked for by each expression. */
const known = new WeakMap<Shape, { readonly note: unknown }>();

/** What is made of personal data is personal. Where a function keeps fields apart, their marks are kept with them. */
export function madeOf(sources: readonly Shape[], made: Shape): Shape {
  const note = sources.map(noteIn).find((one) => one !== undefined);
  return note === undefined || noteIn(made) !== undefined ? made : { ...made, [PERSONAL]: note };
}

/** A part of what is marked as a whole, or the same in another form. */
export function partOf(whole: Shape, part: Shape): Shape {
  const note =
    whole[PERSONAL] ??
    (whole.anyOf ?? whole.oneOf)?.map((one) => one[PERSONAL]).find((one) => one !== undefined);
  return note === undefined || part[PERSONAL] !== undefined ? part : { ...part, [PERSONAL]: note };
}

/** What a function gives that reads variables around it. */
export function readIn(body: Expression, variables: Shape): readonly Shape[] {
  return references(body).map(({ name, path }) =>
    path.reduce(
      (at, step) => partOf(at, fieldOf(at, step) ?? anything),
      fieldOf(variables, name) ?? anything,
    ),
  );
}
