import type { FeelValue } from '../../engine/feel/feel-value.ts';

/** Values of an input that all rules of a table treat alike, and one of them to show. */
export interface Atom {
  readonly value: FeelValue;
  /** Such values do come, by the type of the input; of others nobody knows that they never do. */
  readonly certain: boolean;
  /** Of a type whose tests are not looked into: any test but `-` may hold. */
  readonly opaque?: true;
  /** Where the values lie. */
  readonly extent: Extent;
}

export type Extent =
  /** This value alone. */
  | { readonly kind: 'point' }
  /** Between two values, exclusive; an end that is not there is open. */
  | { readonly kind: 'between'; readonly low?: FeelValue; readonly high?: FeelValue }
  /** All texts but these. */
  | { readonly kind: 'others'; readonly but: readonly FeelValue[] }
  /** All values of a type. */
  | { readonly kind: 'any' };
