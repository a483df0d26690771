import { z } from 'zod';
import { personalPlaces } from '../../vault/index.ts';
import { showTask, updateCase, wasUpdated } from '../case-calls.ts';
import { derivedId, idempotencyKey } from '../case-id.ts';
import { findCase, type CaseRecord } from '../case-list.ts';
import type { OpenTaskView } from '../case-views.ts';
import { concealChecked, variables } from '../conceal-checked.ts';
import { resultSchema } from '../definitions.ts';
import { completeBody, completed } from '../exchanges.ts';
import type { Person } from '../person.ts';
import { Problem } from '../problems.ts';
import { answer, defineRoute } from '../route.ts';
import type { Services } from '../services.ts';
import { mayDecide } from '../task-access.ts';

export const completeTaskRoutes = [
  defineRoute({
    method: 'POST',
    path: '/tasks/:caseId/:task/complete',
    tag: 'tasks',
    summary: 'Completes a task. The same Idempotency-Key again is the same decision.',
    access: 'any-role',
    request: z.object({
      params: z.object({ caseId: z.string(), task: z.coerce.number().int().positive() }),
      headers: z.object({ 'idempotency-key': idempotencyKey.optional() }),
      body: completeBody,
    }),
    variants: ({ id, model, schema }) =>
      Object.entries(schema.tasks).map(([element, result]) => ({
        name: `${id}.tasks.${element}`,
        fields: { process: id, element },
        typed: 'result',
        schema: result,
        drawn: model.elements[element],
      })),
    responses: { 200: completed },
    async handle({ params: { caseId, task }, headers, body }, { services, person }) {
      const record = await findCase(services.client, caseId);
      const open = record.tasks.find((one) => one.task === task);
      const key = headers['idempotency-key'];
      const updateId =
        key === undefined ? services.newId() : derivedId('complete', person.id, caseId, `${task}`, key);
      if (open === undefined) {
        // This very request may have decided it before.
        if (key === undefined || !(await wasUpdated(services.client, caseId, updateId))) throw closed(record);
        return answer(200, { caseId, task });
      }
      for (const [meant, is] of [
        [body.process, record.process],
        [body.element, open.element],
      ])
        if (meant !== undefined && meant !== is)
          throw new Problem('TASK_DIFFERS', { detail: `it is ${open.element} of ${record.process}` });
      const result = await resultOf(services, { record, open, person, result: body.result });
      await updateCase(services.client, caseId, {
        update: 'complete',
        argument: { task, result, by: person.id, roles: person.roles },
        updateId,
      });
      return answer(200, { caseId, task });
    },
  }),
];

function closed({ status }: CaseRecord): Problem {
  return new Problem(status === 'running' ? 'TASK_NOT_OPEN' : 'CASE_ENDED');
}

interface Decision {
  readonly record: CaseRecord;
  readonly open: OpenTaskView;
  readonly person: Person;
  readonly result: Record<string, unknown>;
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
