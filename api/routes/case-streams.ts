import { z } from 'zod';
import { followCase } from '../case-events.ts';
import { findCase } from '../case-list.ts';
import { Problem } from '../problems.ts';
import { defineStreamRoute } from '../route.ts';

const caseId = z.object({ caseId: z.string() });

export const caseStreamRoutes = [
  defineStreamRoute({
    method: 'GET',
    path: '/cases/:caseId/events',
    tag: 'cases',
    summary: 'The path of a case as server-sent events: so far, then live, then `end`.',
    access: 'any-role',
    produces: 'text/event-stream',
    request: z.object({
      params: caseId,
      headers: z.object({ 'last-event-id': z.coerce.number().int().nonnegative().catch(0).default(0) }),
    }),
    async handle({ params, headers }, { services, signal }) {
      await findCase(services.client, params.caseId);
      return followCase(services.client, params.caseId, { seen: headers['last-event-id'], signal });
    },
  }),
  defineStreamRoute({
    method: 'GET',
    path: '/cases/:caseId/diagram',
    tag: 'cases',
    summary: 'The BPMN file of exactly the version that the case has.',
    access: 'any-role',
    produces: 'application/xml',
    request: z.object({ params: caseId }),
    async handle({ params }, { services: { client, definitions } }) {
      const { model } = await findCase(client, params.caseId);
      const version = definitions.version(model);
      if (version === undefined) throw new Problem('DIAGRAM_UNKNOWN');
      return version.xml;
    },
  }),
];
