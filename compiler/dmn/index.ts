export { parseDecisionFiles, parseDecisions, type DmnFile, type ParsedDecisions } from './parse.ts';
export type { DrawnTable } from './drawn-table.ts';
