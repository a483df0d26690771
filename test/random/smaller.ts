import type { Block } from './block.ts';
import type { Recipe } from './random-run.ts';

/** Recipes that are a little smaller, the smallest first: those that still fail say more. */
export function* smaller(recipe: Recipe): Iterable<Recipe> {
  const { main, called, choices } = recipe;
  for (const block of smallerBlocks(main)) yield { ...recipe, main: block };
  for (const block of smallerBlocks(called)) yield { ...recipe, called: block };
  if (choices.length > 0) yield { ...recipe, choices: [] };
  if (choices.length > 1) yield { ...recipe, choices: choices.slice(0, choices.length / 2) };
}

/** What is inside a block in its place, and the block with something smaller inside. */
function* smallerBlocks(block: Block): Iterable<Block> {
  const fields = Object.entries(block) as readonly (readonly [string, unknown])[];
  const inside = fields.flatMap(([field, value]) => (isBlock(value) ? [{ field, value }] : []));
  const lists = fields.flatMap(([field, value]) => (isList(value) ? [{ field, value }] : []));
  for (const { value } of inside) yield value;
  for (const { value } of lists) yield* value;
  for (const { field, value } of inside)
    for (const less of smallerBlocks(value)) yield { ...block, [field]: less } as Block;
  for (const { field, value } of lists)
    for (const [index, one] of value.entries())
      for (const less of smallerBlocks(one)) yield { ...block, [field]: value.with(index, less) } as Block;
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function isList(value: unknown): value is readonly Block[] {
  return Array.isArray(value) && value.every(isBlock);
}
