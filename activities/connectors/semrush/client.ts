import { z } from 'zod';
import { isToolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';

const nothingFound = z.looseObject({ vendorCode: z.literal('ERROR_50') });

/** Reads a report, one `row` a line; a report about which Semrush knows nothing is empty. */
export async function readReport<Row extends z.ZodType>(
  http: Http,
  query: Readonly<Record<string, string | number>> & { readonly export_columns: string },
  row: Row,
): Promise<readonly z.output<Row>[]> {
  const names = z.array(z.string()).length(query.export_columns.split(',').length);
  const report = z.preprocess(tableOf, z.object({ names, rows: z.array(row) }));
  try {
    const { rows } = await http.get({ path: '/', query, response: report });
    return rows;
  } catch (error) {
    if (isToolError(error, 'NOT_FOUND') && nothingFound.safeParse(error.details?.[0]).success) return [];
    throw error;
  }
}

/** Lines of cells between semicolons. The first line names the columns, which come in the order in which they were asked for. */
function tableOf(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const [names, ...rows] = lines.map((line) => line.split(';'));
  return { names, rows };
}
