import { z } from 'zod';
import { wasUpdated } from '../case-calls.ts';
import { derivedId, idempotencyKey } from '../case-id.ts';
import { findCase, type CaseRecord } from '../case-list.ts';
import { completeBody, completed } from '../exchanges.ts';
import { decideTask } from '../decide-task.ts';
import { Problem } from '../problems.ts';
import { answer, defineRoute } from '../route.ts';

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
      await decideTask(services, { record, open, person, result: body.result }, updateId);
      return answer(200, { caseId, task });
    },
  }),
];

function closed({ status }: CaseRecord): Problem {
  return new Problem(status === 'running' ? 'TASK_NOT_OPEN' : 'CASE_ENDED');
}
