import type { CaughtCodes, CaughtEscalation, Incident, Variables } from './state.ts';

/** What came from outside, with the time it came (epoch milliseconds): all that the kernel ever learns of the world. */
export type Happening = { readonly at: number } & (
  | {
      readonly on: 'start';
      readonly caseId: string;
      readonly variables: Variables;
      /** Start event to begin at, or what else a message begins a case at; without one the none start event. */
      readonly startEvent?: string;
      /** Where that is a multiple event: which of its triggers came. */
      readonly startPart?: number;
      readonly caughtByCaller?: CaughtCodes;
      readonly escalationsCaught?: readonly CaughtEscalation[];
      readonly by?: string;
    }
  /** A job, task or called case finished. */
  | { readonly on: 'done'; readonly instance: number; readonly result?: Variables; readonly by?: string }
  /** It reported a BPMN error. */
  | { readonly on: 'error'; readonly instance: number; readonly error: BpmnError }
  /** It could not be done: an engineer has to look. */
  | { readonly on: 'broken'; readonly instance: number; readonly incident: Incident }
  /** A job or called case that was withdrawn or hastened has ended, and gave nothing; its work may be done, or get done, all the same. */
  | { readonly on: 'withdrawn'; readonly instance: number; readonly mayBeDone?: true }
  | { readonly on: 'timer'; readonly wait: number }
  | {
      readonly on: 'message';
      readonly name: string;
      readonly key?: string;
      /** It is for this element alone, whatever the message is called there: a message flow leads to it. */
      readonly element?: string;
      readonly variables: Variables;
      /** Milliseconds for which the message is kept when nobody waits for it yet. */
      readonly timeToLive?: number;
      readonly by?: string;
    }
  /** Thrown elsewhere, to everybody. */
  | { readonly on: 'signal'; readonly name: string; readonly variables: Variables; readonly by?: string }
  /** Thrown by the case that an instance called, which goes on. */
  | { readonly on: 'escalation'; readonly instance: number; readonly escalation: Escalation }
  /** An engineer tries an incident again, with changed variables if need be. */
  | { readonly on: 'retry'; readonly instance: number; readonly variables?: Variables; readonly by?: string }
  /** An engineer did the work by hand. */
  | { readonly on: 'resolve'; readonly instance: number; readonly result?: Variables; readonly by?: string }
  /** People choose what is done next in an ad-hoc sub-process; what cannot be begun in it is passed over. */
  | {
      readonly on: 'activate';
      readonly instance: number;
      readonly elements: readonly string[];
      readonly by?: string;
    }
  | { readonly on: 'cancel'; readonly reason: string; readonly by?: string }
);

export interface BpmnError {
  readonly code: string;
  readonly message: string;
  readonly variables?: Variables;
}

export interface Escalation {
  readonly code: string;
  readonly variables?: Variables;
}
