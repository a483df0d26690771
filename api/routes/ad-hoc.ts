import { z } from 'zod';
import { updateCase } from '../case-calls.ts';
import { derivedId, idempotencyKey } from '../case-id.ts';
import { findCase } from '../case-list.ts';
import { answer, defineRoute } from '../route.ts';

const activated = z.object({ caseId: z.string(), instance: z.int(), elements: z.array(z.string()) });

export const adHocRoutes = [
  defineRoute({
    method: 'POST',
    path: '/cases/:caseId/ad-hoc',
    tag: 'cases',
    summary:
      'Begins activities of an ad-hoc sub-process that is open. The same Idempotency-Key again begins them once.',
    access: ['campaign-owner', 'ops'],
    request: z.object({
      params: z.object({ caseId: z.string() }),
      headers: z.object({ 'idempotency-key': idempotencyKey.optional() }),
      body: z.strictObject({
        instance: z.int().positive(),
        elements: z.array(z.string().min(1).max(200)).min(1).max(100),
      }),
    }),
    responses: { 200: activated },
    async handle({ params: { caseId }, headers, body }, { services, person }) {
      await findCase(services.client, caseId);
      const key = headers['idempotency-key'];
      await updateCase(services.client, caseId, {
        update: 'activate',
        argument: { ...body, by: person.id },
        updateId: key === undefined ? services.newId() : derivedId('activate', person.id, caseId, key),
      });
      return answer(200, { caseId, ...body });
    },
  }),
];
