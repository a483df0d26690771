import { z } from 'zod';
import { derivedId, idempotencyKey } from '../case-id.ts';
import { messagesNeededBy, type Definition } from '../definitions.ts';
import { startBody, started } from '../exchanges.ts';
import { Problem } from '../problems.ts';
import { answer, defineRoute } from '../route.ts';
import { startCase } from '../start-case.ts';
import { concealChecked } from '../conceal-checked.ts';

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
      body: startBody,
    }),
    variants: (definition) =>
      canBeStarted(definition)
        ? [
            {
              name: `${definition.id}.start`,
              params: { process: definition.id },
              typed: 'variables',
              schema: definition.schema.start,
              drawn: definition.model.elements[definition.id],
            },
          ]
        : [],
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

function canBeStarted({ model, onlyCalled = false }: Definition): boolean {
  return !onlyCalled && messagesNeededBy(model).length === 0;
}
