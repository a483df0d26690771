import type { Variables } from '../../engine/kernel/index.ts';
import type { Script } from '../../engine/memory/script.ts';

/** One cell of the table of elements: a file that draws it, and what must happen when it runs. */
export interface ElementCase {
  /** What the cell is called; no two are called the same. */
  readonly cell: string;
  /** A BPMN file; its process `demo` holds the element. */
  readonly xml: string;
  /** Id of what the cell is about; refused, the finding names it. */
  readonly element: string;
  /**
   * What must have happened to `element` and the others named here, in this order, and nothing else to them: `begin > work
   * entered > work completed`; without a word behind it an element has completed. Absent where it is expected to be refused.
   */
  readonly happened?: string;
  /** What must not have completed. */
  readonly never?: readonly string[];
  /** What variables of the case must hold at its end. */
  readonly data?: Variables;
  /** A DMN file beside it. */
  readonly dmn?: string;
  readonly run?: CaseRun;
}

/** How the case is run, in memory. */
export interface CaseRun {
  /** What is started: `demo` itself, unless another process begins it. */
  readonly process?: string;
  /** Where it is started from outside: the start event of a schedule. */
  readonly startEvent?: string;
  readonly variables?: Variables;
  readonly script?: Script;
}
