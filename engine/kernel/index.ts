export { advance, type Advance } from './advance.ts';
export { initialState } from './case.ts';
export type { ChildCall, Command, JobCall, OpenTask, PathEntry } from './command.ts';
export type { BpmnError, Escalation, Happening } from './happening.ts';
export type { Signal } from './signals.ts';
export type { CaughtEscalation, Incident, Instance, State, Status, Variables, Wait } from './state.ts';
export { visibleVariables } from './variables.ts';
export { accepts } from './waits.ts';
