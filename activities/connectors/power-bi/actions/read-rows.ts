import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { daxColumn, daxTable, daxValue, runDax } from '../client.ts';
import { powerBi } from '../connector.ts';
import { cell, column, datasetId, table } from '../fields.ts';

export const readRows = defineAction({
  tool: powerBi,
  id: 'power-bi.readRows',
  summary: 'Read rows of a table of a dataset, all of them or those with a value in a column.',
  input: z.strictObject({
    datasetId,
    table,
    where: z.strictObject({ column, equals: cell }).optional(),
    limit: z.int().min(1).max(1000).default(200),
  }),
  /** By the names of the columns; empty cells are left out. `more` says that there are rows beyond the limit; which ones is not said. */
  output: z.object({ rows: z.array(z.record(z.string(), cell)), more: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['Dataset.Read.All'],
  example: {
    datasetId: 'c0ffee00-0000-4000-8000-000000000012',
    table: 'Results',
    where: { column: 'Channel', equals: 'google-ads' },
  },
  async run({ input, settings, http }) {
    const { where } = input;
    const all = daxTable(input.table);
    const wanted =
      where === undefined
        ? all
        : `FILTER(${all}, ${daxColumn(input.table, where.column)} = ${daxValue(where.equals)})`;
    const query = `EVALUATE TOPN(${input.limit + 1}, ${wanted})`;
    const rows = await runDax(http, settings, input.datasetId, query);
    return { rows: rows.slice(0, input.limit), more: rows.length > input.limit };
  },
});
