/** A record: its fields by name. */
export type Fields = Readonly<Record<string, string | number | boolean | null>>;

type Value = string | number | boolean | Date;
type Test = (record: Fields) => boolean;

/** A query that was understood. */
export interface Query {
  readonly fields: readonly string[];
  readonly object: string;
  readonly test: Test;
  readonly order: readonly { readonly field: string; readonly descending: boolean }[];
  readonly limit: number;
}

const TOKEN =
  /\s*(?:(?<text>'(?:[^'\\]|\\.)*')|(?<instant>\d{4}-\d\d-\d\dT[\d:.]+Z)|(?<number>\d+)|(?<word>\w+)|(?<sign><=|>=|[=<>(),]))/suy;

/** Reads the part of SOQL that the connector writes; anything else is nothing, as Salesforce refuses it with MALFORMED_QUERY. */
export function parseSoql(text: string): Query | undefined {
  const tokens: { readonly kind: string; readonly text: string }[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.trimEnd().length; at = TOKEN.lastIndex) {
    const groups = TOKEN.exec(text)?.groups;
    const found = Object.entries(groups ?? {}).find(([, value]) => value !== undefined);
    if (found === undefined) return undefined;
    tokens.push({ kind: found[0], text: found[1] ?? '' });
  }
  try {
    return read(tokens);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function read(tokens: { readonly kind: string; readonly text: string }[]): Query {
  const peek = () => tokens[0]?.text ?? '';
  const take = (kind?: string, text?: string): string => {
    const token = tokens.shift();
    if (token === undefined || (kind && token.kind !== kind) || (text && token.text !== text)) {
      throw new SyntaxError('malformed');
    }
    return token.text;
  };
  const list = <Item>(item: () => Item): Item[] => {
    const items = [item()];
    while (peek() === ',') {
      take();
      items.push(item());
    }
    return items;
  };
  const value = (): Value => {
    const token = tokens.shift();
    switch (token?.kind) {
      case 'text':
        return unescaped(token.text.slice(1, -1));
      case 'instant':
        return new Date(token.text);
      case 'number':
        return Number(token.text);
      case 'word':
        return token.text === 'TRUE';
      default:
        throw new SyntaxError('malformed');
    }
  };
  const comparison = (): Test => {
    if (peek() === '(') {
      take();
      const inner = either();
      take('sign', ')');
      return inner;
    }
    const field = take('word');
    const sign = take('sign');
    const wanted = value();
    return (record) => compare(record[field] ?? null, sign, wanted);
  };
  const both = (): Test => {
    let test = comparison();
    while (peek() === 'AND') {
      take();
      const [one, other] = [test, comparison()];
      test = (record) => one(record) && other(record);
    }
    return test;
  };
  const either = (): Test => {
    let test = both();
    while (peek() === 'OR') {
      take();
      const [one, other] = [test, both()];
      test = (record) => one(record) || other(record);
    }
    return test;
  };

  take('word', 'SELECT');
  const fields = list(() => take('word'));
  take('word', 'FROM');
  const object = take('word');
  take('word', 'WHERE');
  const test = either();
  const ordered = peek() === 'ORDER';
  if (ordered) {
    take();
    take('word', 'BY');
  }
  const order = ordered
    ? list(() => {
        const field = take('word');
        const descending = peek() === 'DESC';
        if (descending) take();
        return { field, descending };
      })
    : [];
  take('word', 'LIMIT');
  const limit = Number(take('number'));
  if (tokens.length > 0) throw new SyntaxError('malformed');
  return { fields, object, test, order, limit };
}

const UNESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gsu, (_all, character: string) => UNESCAPES[character] ?? character);
}

function compare(held: Fields[string], sign: string, wanted: Value): boolean {
  if (held === null || held === undefined) return false;
  const [one, other] = wanted instanceof Date ? [Date.parse(String(held)), wanted.getTime()] : [held, wanted];
  switch (sign) {
    case '=':
      return one === other;
    case '<':
      return one < other;
    case '>':
      return one > other;
    case '<=':
      return one <= other;
    default:
      return one >= other;
  }
}

/** The records that a query asks for, in its order. */
export function answer(records: readonly Fields[], query: Query): readonly Fields[] {
  const hits = records.filter(query.test);
  hits.sort((one, other) => {
    for (const { field, descending } of query.order) {
      const [first = '', second = ''] = [one[field], other[field]];
      if (first !== second) return (String(first) < String(second) ? -1 : 1) * (descending ? -1 : 1);
    }
    return 0;
  });
  return hits.slice(0, query.limit);
}
