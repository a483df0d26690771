import { personalPlaces } from '../vault/index.ts';
import { showTask, updateCase } from './case-calls.ts';
import type { CaseRecord } from './case-list.ts';
import type { OpenTaskView } from './case-views.ts';
import { concealChecked, variables } from './conceal-checked.ts';
import { resultSchema } from './definitions.ts';
import type { Person } from './person.ts';
import { Problem } from './problems.ts';
import type { Services } from './services.ts';
import { mayDecide } from './task-access.ts';

/** What a person decides about an open task. */
export interface Decision {
  readonly record: CaseRecord;
  readonly open: OpenTaskView;
  readonly person: Person;
  readonly result: Record<string, unknown>;
}

/** Decides a task, whichever way the decision came: everybody's rights and every form are checked here. The same `updateId` is the same decision. */
export async function decideTask(services: Services, decision: Decision, updateId: string): Promise<void> {
  const { record, open, person } = decision;
  const result = await resultOf(services, decision);
  await updateCase(services.client, record.caseId, {
    update: 'complete',
    argument: { task: open.task, result, by: person.id, roles: person.roles },
    updateId,
  });
}

/** The result as it may go to Temporal. Who may not decide is told so before anything of the answer is kept. */
async function resultOf(
  { client, vault, definitions }: Services,
  { record, open, person, result }: Decision,
) {
  if (!mayDecide(open, person)) {
    throw new Problem(open.excluded.includes(person.id) ? 'TASK_PERSON_EXCLUDED' : 'TASK_ROLE_MISSING');
  }
  const definition = definitions.get(record.process);
  // A file that was run without being a definition has no schema; its form is checked by the case.
  if (definition === undefined) return variables.parse(result);
  const schema = resultSchema(definition, open.element);
  const personal = personalPlaces(schema, result).length > 0;
  const about = personal ? (await showTask(client, record.caseId, open.task)).variables : undefined;
  return await concealChecked(
    vault,
    result,
    { schema, code: 'TASK_RESULT_INVALID', at: 'result' },
    { about },
  );
}
