import { z } from 'zod';
import { updateCase } from '../case-calls.ts';
import { findCase, listCases } from '../case-list.ts';
import { concealForStep, concealKnown } from '../conceal-known.ts';
import { handled, listedIncident } from '../exchanges.ts';
import { answer, defineRoute } from '../route.ts';
import { incidentsQuery } from '../visibility-query.ts';
import { pageOf, pageQuery } from './page.ts';

const place = z.object({ caseId: z.string(), instance: z.coerce.number().int().positive() });

export const incidentRoutes = [
  defineRoute({
    method: 'GET',
    path: '/incidents',
    tag: 'incidents',
    summary: 'Lists what waits for an engineer.',
    access: ['ops', 'auditor'],
    request: z.object({ query: z.strictObject(pageQuery) }),
    responses: { 200: pageOf(listedIncident) },
    async handle({ query }, { services: { client, definitions } }) {
      const { cases, next } = await listCases(client, incidentsQuery(), query);
      const items = cases.flatMap(({ caseId, process, model, incidents }) => {
        const elements = definitions.version(model)?.model.elements ?? {};
        return incidents.map((incident) => ({
          ...incident,
          name: elements[incident.element]?.name,
          caseId,
          process,
        }));
      });
      return answer(200, { items, next });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/incidents/:caseId/:instance/retry',
    tag: 'incidents',
    summary: 'Tries the step again, with changed variables if need be.',
    access: ['ops'],
    request: z.object({
      params: place,
      body: z.strictObject({ variables: z.record(z.string(), z.unknown()).optional() }).default({}),
    }),
    responses: { 200: handled },
    async handle({ params: { caseId, instance }, body }, { services, person }) {
      const { process } = await findCase(services.client, caseId);
      const variables = await concealKnown(services, process, body.variables);
      await updateCase(services.client, caseId, {
        update: 'retry',
        argument: { instance, by: person.id, ...(variables === undefined ? {} : { variables }) },
        updateId: services.newId(),
      });
      return answer(200, { caseId, instance });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/incidents/:caseId/:instance/resolve',
    tag: 'incidents',
    summary: 'Says what the step would have given; the case goes on behind it.',
    access: ['ops'],
    request: z.object({
      params: place,
      body: z.strictObject({ result: z.record(z.string(), z.unknown()).optional() }).default({}),
    }),
    responses: { 200: handled },
    async handle({ params: { caseId, instance }, body }, { services, person }) {
      const { process, model, incidents } = await findCase(services.client, caseId);
      const element = incidents.find((incident) => incident.instance === instance)?.element;
      const result = await concealForStep(services, { process, model, element }, body.result);
      await updateCase(services.client, caseId, {
        update: 'resolve',
        argument: { instance, by: person.id, ...(result === undefined ? {} : { result }) },
        updateId: services.newId(),
      });
      return answer(200, { caseId, instance });
    },
  }),
];
