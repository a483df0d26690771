import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { daxColumn, daxTable, daxValue, done, rowsOf, runDax } from '../client.ts';
import { powerBi } from '../connector.ts';
import { cells, datasetId, table } from '../fields.ts';

/** Whether rows are seen by queries as soon as they were taken is not documented: what is missing is looked for once more. */
const SETTLE_MS = 15_000;

const ID = 'power-bi.appendRows';

export const appendRows = defineAction({
  tool: powerBi,
  id: ID,
  summary: 'Append rows to a table of a push dataset.',
  /** Rows name their cells by the table's columns; what they leave out stays empty. */
  input: z.strictObject({ datasetId, table, rows: z.array(cells).min(1).max(10_000) }),
  output: z.object({ rows: z.int() }),
  // Appending twice writes twice: every row carries the marker in the reference column.
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['Dataset.Read.All', 'Dataset.ReadWrite.All'],
  example: {
    datasetId: 'c0ffee00-0000-4000-8000-000000000012',
    table: 'Results',
    rows: [
      { Campaign: 'de_leads_prozess-plattform_202603', Channel: 'google-ads', Leads: 42 },
      { Campaign: 'de_leads_prozess-plattform_202603', Channel: 'meta-ads', Leads: 17 },
    ],
  },
  async run({ input, settings, http, marker }) {
    checkReference(input.rows, settings.referenceColumn);
    await http.post({
      path: rowsOf(settings, input.datasetId, input.table),
      json: { rows: input.rows.map((row) => ({ ...row, [settings.referenceColumn]: marker })) },
      response: done,
    });
    return { rows: input.rows.length };
  },
  async find({ input, settings, http, marker, pause }) {
    const reference = daxColumn(input.table, settings.referenceColumn);
    const ours = `FILTER(${daxTable(input.table)}, ${reference} = ${daxValue(marker)})`;
    const count = async (): Promise<number> => {
      const [row] = await runDax(http, settings, input.datasetId, `EVALUATE ROW("Rows", COUNTROWS(${ours}))`);
      return Number(row?.['Rows'] ?? 0);
    };
    if ((await count()) > 0) return { rows: input.rows.length };
    await pause(SETTLE_MS);
    return (await count()) > 0 ? { rows: input.rows.length } : undefined;
  },
});

/** INVALID_INPUT when a row names the column of our references, in whatever case: DAX makes no difference. */
function checkReference(rows: readonly z.output<typeof cells>[], reference: string): void {
  const fields = rows.flatMap((row, index) =>
    Object.keys(row)
      .filter((name) => name.toLowerCase() === reference.toLowerCase())
      .map((name) => `rows.${index} column ${name} is for references`),
  );
  if (fields.length > 0) throw toolError('INVALID_INPUT', { action: ID, fields });
}
