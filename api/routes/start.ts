import { z } from 'zod';
import { derivedId, givenCaseId, idempotencyKey } from '../case-id.ts';
import { messagesNeededBy } from '../definitions.ts';
import { Problem } from '../problems.ts';
import { answer, defineRoute } from '../route.ts';
import { startCase } from '../start-case.ts';
import { concealChecked } from '../conceal-checked.ts';

const started = z.object({ caseId: z.string() });

export const startRoutes = [
  defineRoute({
    method: 'POST',
    path: '/processes/:process/cases',
    tag: 'cases',
    summary: 'Starts a case. The same Idempotency-Key or case id with the same input is the same case.',
    access: ['campaign-owner', 'ops'],
    request: z.object({
      params: z.object({ process: z.string() }),
      headers: z.object({ 'idempotency-key': idempotencyKey.optional() }),
      body: z.strictObject({
        variables: z.record(z.string(), z.unknown()).default({}),
        caseId: givenCaseId.optional(),
      }),
    }),
    responses: {
      201: started.describe('Started.'),
      200: started.describe('Was started before, with the same input.'),
    },
    async handle({ params, headers, body }, { services, person }) {
      const definition = services.definitions.get(params.process);
      if (definition === undefined)
        throw new Problem('PROCESS_UNKNOWN', { detail: `no process ${params.process}` });
      if (definition.onlyCalled === true)
        throw new Problem('PROCESS_ONLY_CALLED', {
          detail: `${definition.id} begins only from other processes`,
        });
      const [message] = messagesNeededBy(definition.model);
      if (message !== undefined)
        throw new Problem('PROCESS_NEEDS_MESSAGE', { detail: `it begins with the message ${message}` });
      const key = headers['idempotency-key'];
      const id = key === undefined ? services.newId() : derivedId('start', person.id, definition.id, key);
      const variables = await concealChecked(services.vault, body.variables, {
        schema: definition.schema.start,
        code: 'VARIABLES_INVALID',
        at: 'variables',
      });
      const { caseId, created } = await startCase(services, {
        definition,
        caseId: body.caseId ?? `${definition.id}-${id}`,
        variables,
        by: person.id,
      });
      return answer(created ? 201 : 200, { caseId });
    },
  }),
];
