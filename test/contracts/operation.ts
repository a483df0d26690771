/** Judges a value by a schema: what is wrong, one sentence each. */
export type Judge = (value: unknown) => readonly string[];

/** A parameter of a path, a query or a header; its value arrives as text and is read by `read` before it is judged. */
export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  read(texts: readonly string[]): unknown;
  readonly judge: Judge;
}

/** An operation of a contract, whatever the vendor's format. */
export interface Operation {
  /** `POST /v1/tasks/{taskId}` */
  readonly key: string;
  readonly method: string;
  readonly pattern: RegExp;
  /** How many characters of the path are fixed: of two patterns that match, the one with more is meant. */
  readonly literal: number;
  readonly query: readonly Parameter[];
  readonly headers: readonly Parameter[];
  readonly path: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly json?: Judge; readonly form?: Judge } | undefined;
  /** The judge of a response's body, or nothing when the contract does not know the status. */
  response(status: number): Judge | undefined;
  /** The judge of the contract's general failure, where it has one. */
  readonly failure: Judge | undefined;
}

/** The path parameters when an operation is meant, else nothing. */
export function matchPath(
  operation: Operation,
  method: string,
  path: string,
): Readonly<Record<string, string>> | undefined {
  if (operation.method !== method) return undefined;
  const hit = operation.pattern.exec(path);
  return hit === null ? undefined : { ...hit.groups };
}

/** Compiles a path template such as `/v1/{name}:run`. */
export function compilePath(template: string): {
  readonly pattern: RegExp;
  readonly literal: number;
} {
  const parts = template.split(/(\{\+?[^}]+\})/);
  const names = new Set<string>();
  const source = parts.map((part) => {
    const name = /^\{\+?([^}]+)\}$/.exec(part)?.[1]?.replaceAll(/\W/g, '_');
    if (name === undefined) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    if (names.has(name)) return '[^/]+?';
    names.add(name);
    return `(?<${name}>[^/]+?)`;
  });
  const literal = parts.filter((part) => !part.startsWith('{')).join('').length;
  return { pattern: new RegExp(`^${source.join('')}$`), literal };
}

/** Takes a body that must not be there. */
export const nothing: Judge = (value) =>
  value === undefined ? [] : ['has a body, but the contract has none'];

/** Takes anything. */
export const anything: Judge = () => [];
