import type { DecisionTable } from '../../engine/dmn/table.ts';

/** An output of a rule that is nothing; rules and columns count from 0. */
export interface NullOutput {
  readonly rule: number;
  readonly column: number;
  /** Nothing is written; or null, which makes a sum or a minimum null, or is the result. */
  readonly kind: 'empty' | 'aggregated' | 'given';
}

/**
 * The outputs that are nothing where something is needed. A column of several may be null, if that is written.
 * @param takesNull whether null may be the result, or among those that are collected
 */
export function nullOutputs(
  { rules, outputs, aggregation }: DecisionTable,
  takesNull: boolean,
): readonly NullOutput[] {
  const isAggregated = aggregation !== undefined && aggregation !== '#';
  return rules.flatMap(({ results }, rule) =>
    results.flatMap((result, column): readonly NullOutput[] => {
      if (result.kind !== 'null') return [];
      const [, end] = result.at;
      if (end === 0) return [{ rule, column, kind: 'empty' }];
      if (outputs.length > 1) return [];
      if (isAggregated) return [{ rule, column, kind: 'aggregated' }];
      return takesNull || aggregation === '#' ? [] : [{ rule, column, kind: 'given' }];
    }),
  );
}
