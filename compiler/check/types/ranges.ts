import { compare } from '../../../engine/feel/comparison.ts';
import type { Expression } from '../../../engine/feel/tree.ts';
import { constantOf } from '../../decision-tables/constant.ts';
import type { Typing } from './typing.ts';

/** Tells of a range whose ends stand the wrong way round: it holds nothing, and by itself is null. */
export function checkEnds(low: Expression, high: Expression, typing: Typing): void {
  const [first, last] = [constantOf(low), constantOf(high)];
  if (first === undefined || last === undefined || (compare(first, last) ?? 0) <= 0) return;
  typing.mistake('the range holds nothing: it begins above its end', 'Write the lower end first.');
}
