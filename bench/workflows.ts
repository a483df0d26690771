import { caseWorkflow } from '../workflows/case-workflow.ts';
import type { RegisteredProcess } from '../workflows/registry.ts';
import { benchModels } from './models.ts';

const processes = Object.values(benchModels).map((model): [string, RegisteredProcess] => [
  model.id,
  { id: model.id, latest: 'bench', models: { bench: model }, steps: {} },
]);

/** The compiled processes. */
export default caseWorkflow(new Map(processes));
