export { parseDecisionFiles, parseDecisions, type DmnFile, type ParsedDecisions } from './parse.ts';
