import { z } from 'zod';
import type { Http } from '../../kit/http.ts';
import { path, type Path } from '../../kit/path.ts';
import type { powerBi } from './connector.ts';
import type { cell } from './fields.ts';

export type Settings = z.output<(typeof powerBi)['settings']>;

/** The rows of a table of a push dataset. */
export function rowsOf({ workspaceId }: Settings, datasetId: string, table: string): Path {
  return path`/v1.0/myorg/groups/${workspaceId}/datasets/${datasetId}/tables/${table}/rows`;
}

/** A table as DAX writes it. */
export function daxTable(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** A column as DAX writes it. */
export function daxColumn(table: string, name: string): string {
  return `${daxTable(table)}[${name.replaceAll(']', ']]')}]`;
}

/** A value as DAX writes it. */
export function daxValue(value: z.output<typeof cell>): string {
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  return typeof value === 'boolean' ? `${String(value).toUpperCase()}()` : String(value);
}

/** The rows that a DAX query gives, by the names of their columns; empty cells are left out. */
export async function runDax(
  http: Http,
  { workspaceId }: Settings,
  datasetId: string,
  query: string,
): Promise<readonly z.output<typeof row>[]> {
  const { results } = await http.post({
    path: path`/v1.0/myorg/groups/${workspaceId}/datasets/${datasetId}/executeQueries`,
    json: { queries: [{ query }], serializerSettings: { includeNulls: false } },
    response: z.object({
      results: z.tuple([z.object({ tables: z.tuple([z.object({ rows: z.array(row) })]) })]),
    }),
  });
  return results[0].tables[0].rows;
}

/** Columns are named with their table, `Leads[Channel]`, new ones without, `[Rows]`. */
const row = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .transform((cells) =>
    Object.fromEntries(
      Object.entries(cells).map(([name, value]) => [/\[(.*)\]$/s.exec(name)?.[1] ?? name, value]),
    ),
  );

/** An answer that says nothing but its status: no body, or an object that we do not look at. A page in HTML is neither. */
export const done = z.union([z.undefined(), z.looseObject({})]);
