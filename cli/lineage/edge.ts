/** Something that holds data: inside a process a variable, else what brings it or takes it. Paths are dotted. */
export type Datum =
  | { readonly kind: 'variable'; readonly path: string }
  /** What a case begins with. */
  | { readonly kind: 'start'; readonly field: string }
  | { readonly kind: 'message'; readonly name: string; readonly field: string }
  /** Filled in by a person. */
  | { readonly kind: 'task'; readonly task: string; readonly field: string }
  /** Shown to a person. */
  | { readonly kind: 'form'; readonly form: string }
  | {
      readonly kind: 'action';
      readonly action: string;
      readonly field: string;
      readonly personal: boolean;
    }
  | { readonly kind: 'decision'; readonly decision: string }
  /** A variable of a process that is called. */
  | { readonly kind: 'process'; readonly process: string; readonly variable: string }
  /** Read for something that keeps nothing of it: a condition, a due date. */
  | { readonly kind: 'use'; readonly what: string };

/** Data that goes from somewhere to somewhere at an element of a process; `at` may be a flow. */
export interface Edge {
  readonly process: string;
  readonly at: string;
  readonly from: readonly Datum[];
  readonly to: Datum;
  /** `copied` as it is, or `computed` by the FEEL. */
  readonly how: 'copied' | 'computed';
  readonly feel?: string;
}

/** What is behind `path` when `prefix` leads there, with its dot; undefined where they are about different data. */
export function restOf(path: string, prefix: string): string | undefined {
  if (path === prefix || `${prefix}.`.startsWith(`${path}.`)) return '';
  return path.startsWith(`${prefix}.`) ? path.slice(prefix.length) : undefined;
}
