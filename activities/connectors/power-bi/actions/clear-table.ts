import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { done, rowsOf } from '../client.ts';
import { powerBi } from '../connector.ts';
import { datasetId, table } from '../fields.ts';

export const clearTable = defineAction({
  tool: powerBi,
  id: 'power-bi.clearTable',
  summary: 'Delete all rows of a table of a push dataset.',
  input: z.strictObject({ datasetId, table }),
  output: z.object({ table }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['Dataset.ReadWrite.All'],
  example: { datasetId: 'c0ffee00-0000-4000-8000-000000000012', table: 'Results' },
  async run({ input, settings, http }) {
    await http.delete({
      path: rowsOf(settings, input.datasetId, input.table),
      response: done,
    });
    return { table: input.table };
  },
});
