import type { DecisionTable } from '../../engine/dmn/table.ts';
import type { Budget } from './budget.ts';
import { depends } from './dependence.ts';
import { comingAtoms, type Box } from './gaps.ts';
import type { Grid, GridAxis } from './grid.ts';
import { differ } from './outputs.ts';

/** Two rules that match the same inputs although the hit policy forbids it; rules count from 0. */
export interface Overlap extends Box {
  readonly rules: readonly [earlier: number, later: number];
}

/** For each rule the first one before it that it overlaps with: under UNIQUE at all, under ANY with another result. */
export function overlapsOf(table: DecisionTable, grid: Grid, budget: Budget): readonly Overlap[] {
  const isForbidden = forbidden(table);
  if (isForbidden === undefined) return [];
  const coming = [false, true].map((withNull) => grid.axes.map(({ atoms }) => comingAtoms(atoms, withNull)));
  return table.rules.flatMap((_, later) => {
    for (let earlier = 0; earlier < later; earlier += 1) {
      if (!budget.step()) return [];
      if (!isForbidden(earlier, later)) continue;
      for (const atoms of coming) {
        const box = sharedBox(grid.axes, atoms, [earlier, later]);
        if (box !== undefined) return [{ ...box, rules: [earlier, later] as const }];
      }
    }
    return [];
  });
}

function forbidden(table: DecisionTable): ((earlier: number, later: number) => boolean) | undefined {
  if (table.hitPolicy === 'U') return () => true;
  if (table.hitPolicy !== 'A') return undefined;
  return (earlier, later) => {
    const [one, other] = [table.rules[earlier], table.rules[later]];
    return one !== undefined && other !== undefined && differ(one, other);
  };
}

function sharedBox(
  axes: readonly GridAxis[],
  coming: readonly (readonly number[])[],
  [earlier, later]: readonly [number, number],
): Box | undefined {
  const both = (1n << BigInt(earlier)) | (1n << BigInt(later));
  const atoms: (readonly number[])[] = [];
  const relevant: number[] = [];
  for (const [index, { must }] of axes.entries()) {
    const shared = (coming[index] ?? []).filter((atom) => ((must[atom] ?? 0n) & both) === both);
    if (shared.length === 0) return undefined;
    atoms.push(shared);
    if (must.some((rules) => (rules & both) !== both)) relevant.push(index);
  }
  // Inputs of the same data may never come together like this.
  const isFree = relevant.every((one, at) =>
    relevant.slice(at + 1).every((other) => {
      const [left, right] = [axes[one], axes[other]];
      return left !== undefined && right !== undefined && !depends(left, right);
    }),
  );
  const hasNull = relevant.some((index) =>
    atoms[index]?.every((atom) => axes[index]?.atoms[atom]?.value === null),
  );
  return isFree ? { atoms, relevant, hasNull } : undefined;
}
