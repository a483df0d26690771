/** What a field of an action is made of where code fills it. */
export interface BoundField {
  readonly field: string;
  readonly paths: readonly string[];
  readonly how: 'copied' | 'computed';
}

const PATH = Symbol('path');
const MARK = /⟦([^⟧]*)⟧/g;

/**
 * Which variables code puts into which fields: it is called once with variables that only know their names. Undefined where it wants
 * more of them than names.
 */
export function boundReads(input: (variables: never) => unknown): readonly BoundField[] | undefined {
  try {
    const given = input(named('') as never);
    return typeof given === 'object' && given !== null ? fieldsOf(given, '') : undefined;
  } catch {
    return undefined;
  }
}

/** Whatever is read of it is a name too; as a text it is its path between marks. */
function named(path: string): object {
  return new Proxy(() => undefined, {
    get(_, key) {
      if (key === PATH) return path;
      if (key === Symbol.toPrimitive || key === 'toString') return () => `⟦${path}⟧`;
      if (typeof key === 'symbol') return undefined;
      // An item of a list is told as the list.
      return named(path === '' ? key : /^(\d+|NaN)$/.test(key) ? path : `${path}.${key}`);
    },
  });
}

function fieldsOf(given: object, before: string): readonly BoundField[] {
  return Object.entries(given).flatMap(([key, value]: [string, unknown]): readonly BoundField[] => {
    const field = before === '' ? key : `${before}.${key}`;
    const path = pathOf(value);
    if (path !== undefined) return [{ field, paths: [path], how: 'copied' }];
    if (typeof value === 'string') {
      const paths = [...value.matchAll(MARK)].map(([, one = '']) => one);
      return paths.length === 0 ? [] : [{ field, paths: [...new Set(paths)], how: 'computed' }];
    }
    return typeof value === 'object' && value !== null ? fieldsOf(value, field) : [];
  });
}

function pathOf(value: unknown): string | undefined {
  if (typeof value !== 'function') return undefined;
  const path: unknown = Reflect.get(value, PATH);
  return typeof path === 'string' ? path : undefined;
}
