/** A JSON value: what variables, inputs and results of expressions and decisions are made of. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
