import type { Expression } from '../../engine/feel/tree.ts';
import type { Drawn } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';

/** What the element compilers are given: the drawing, and a way to read the expressions in it. */
export interface Build {
  readonly drawing: Drawing;
  readonly expressions: Expressions;
  /** Ids of the actions that need no input. */
  readonly inputFree: ReadonlySet<string>;
  /** Lane by the id of the flow node that lies in it. */
  readonly lanes: ReadonlyMap<string, string>;
}

/** Reads expressions; what does not parse is reported at its element and stands in the model as null, for the model is then void. */
export interface Expressions {
  /** The zeebe convention: FEEL after a leading `=`, else the text itself as a string. */
  value(text: string, element: Drawn, what: string): Expression;
  /** FEEL only: without the leading `=` it is an error. */
  formula(text: string, element: Drawn, what: string): Expression;
  /** A number such as `3`, or FEEL. */
  number(text: string, element: Drawn, what: string): Expression;
  /** Names separated by commas, or FEEL that gives a list. */
  names(text: string, element: Drawn, what: string): Expression;
  /** Stands for something that a rule has found missing. */
  missing(element: Drawn, what: string): Expression;
}
