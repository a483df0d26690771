import { caseWorkflow } from './case-workflow.ts';
import { registered } from './registered.ts';

/** Entry of the workers' bundle: the workflow of every process. */
export default caseWorkflow(registered);
