import { expect, test } from 'vitest';
import { z } from 'zod';
import { personal } from '../../engine/personal-data.ts';
import { fieldOf, readsPersonal, shapeOf, typesOf, type Shape } from './shape.ts';

const note = { category: 'contact', purpose: 'test' } as const;
const category = z.object({
  name: z.string(),
  email: personal(z.string(), note),
  get parts() {
    return z.array(category);
  },
});
interface Tree {
  readonly left?: Tree | undefined;
  readonly right?: Tree | undefined;
  readonly size: number;
}
const tree: z.ZodType<Tree> = z.object({
  left: z.lazy(() => tree).optional(),
  right: z.lazy(() => tree).optional(),
  size: z.number(),
});
const variables = shapeOf(z.object({ category, tree, anything: z.json() }));

const at = (path: string): Shape | undefined =>
  path.split('.').reduce<Shape | undefined>((shape, step) => shape && fieldOf(shape, step), variables);
const deep = (step: string, times: number, last: string): string => `${`${step}.`.repeat(times)}${last}`;

test.each([
  ['category.name', ['string']],
  [`category.${deep('parts', 3, 'name')}`, ['string']],
  [`category.${deep('parts', 3, 'nam')}`, 'unknown'],
  [`category.${deep('parts', 30, 'nam')}`, []],
  ['tree.left.right.size', ['number']],
  ['tree.left.right.sise', 'unknown'],
  ['anything.whatever', []],
])('%s is %j', (path, types) => {
  const shape = at(path);
  expect(shape === undefined ? 'unknown' : typesOf(shape)).toEqual(types);
});

test.each([1, 3, 5, 30])('what is personal is so %i rounds deep', (rounds) => {
  const path = ['category', ...Array.from({ length: rounds }, () => 'parts')];
  expect(readsPersonal(variables, [...path, 'email'])).toBe(true);
  expect(readsPersonal(shapeOf(category), [...path.slice(1), 'email'])).toBe(true);
});

test('types that name each other many times stay small', () => {
  const names = Array.from({ length: 30 }, (_, index) => `part${index}`);
  const knot: z.ZodObject = z.object(
    Object.fromEntries([...names.map((name) => [name, z.lazy(() => knot)]), ['size', z.number()]]),
  );
  expect(JSON.stringify(shapeOf(z.object({ knot }))).length).toBeLessThan(5_000_000);
});
