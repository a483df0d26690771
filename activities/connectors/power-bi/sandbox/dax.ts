/** Cells of a row by the names of their columns. */
export type Row = Readonly<Record<string, string | number | boolean>>;

const TABLE = String.raw`'(?<table>(?:[^']|'')+)'`;
const WHERE = String.raw`'(?:[^']|'')+'\[(?<column>(?:[^\]]|\]\])+)\] = (?<value>"(?:[^"]|"")*"|[\w.()-]+)`;
const WANTED = String.raw`(?:FILTER\(${TABLE}, ${WHERE}\)|${TABLE.replace('table', 'whole')})`;
const TOP = new RegExp(String.raw`^EVALUATE TOPN\((?<limit>\d+), ${WANTED}\)$`);
const COUNT = new RegExp(String.raw`^EVALUATE ROW\("Rows", COUNTROWS\(${WANTED}\)\)$`);

/** Answers the two queries that we ask; undefined where the table, the column or the query is unknown. */
export function evaluate(
  query: string,
  tables: Readonly<Record<string, { readonly columns: readonly string[]; readonly rows: readonly Row[] }>>,
): readonly Row[] | undefined {
  const top = TOP.exec(query)?.groups;
  const asked = top ?? COUNT.exec(query)?.groups;
  if (asked === undefined) return undefined;
  const name = (asked['table'] ?? asked['whole'] ?? '').replaceAll("''", "'");
  const table = tables[name];
  const column = asked['column']?.replaceAll(']]', ']');
  if (table === undefined || (column !== undefined && !table.columns.includes(column))) return undefined;
  const value = literal(asked['value'] ?? '');
  const found = table.rows.filter((row) => column === undefined || row[column] === value);
  // What is counted as none is blank, and blanks are left out.
  if (top === undefined) return found.length === 0 ? [{}] : [{ '[Rows]': found.length }];
  return found
    .slice(0, Number(top['limit']))
    .map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [`${name}[${key}]`, cell])));
}

function literal(text: string): string | number | boolean {
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll('""', '"');
  return text === 'TRUE()' || text === 'FALSE()' ? text === 'TRUE()' : Number(text);
}
