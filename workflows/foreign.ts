import { caseWorkflow } from './case-workflow.ts';

/** Entry of workers that only run files from outside (`maschinenraum run file.bpmn --on temporal`): no process is registered. */
export default caseWorkflow(new Map());
