import { z } from 'zod';
import { showCase, updateCase } from '../case-calls.ts';
import { findCase, listCases, type CaseRecord } from '../case-list.ts';
import { pathOf } from '../case-path.ts';
import { caseStatus, caseView, listedCase, pathEntry } from '../case-views.ts';
import { cancelBody, cancelled } from '../exchanges.ts';
import { answer, defineRoute } from '../route.ts';
import { casesQuery } from '../visibility-query.ts';
import { pageOf, pageQuery } from './page.ts';

const caseId = z.object({ caseId: z.string() });

export const caseRoutes = [
  defineRoute({
    method: 'GET',
    path: '/cases',
    tag: 'cases',
    summary: 'Lists cases: the running ones, then the ended ones, each newest first.',
    access: 'any-role',
    request: z.object({
      query: z.strictObject({
        process: z.string().optional(),
        status: caseStatus.optional(),
        open: z.stringbool().optional(),
        ...pageQuery,
      }),
    }),
    responses: { 200: pageOf(listedCase) },
    async handle({ query }, { services: { client, definitions } }) {
      const processes =
        query.process === undefined ? definitions.list().map(({ id }) => id) : [query.process];
      const { cases, next } = await listCases(client, casesQuery({ ...query, processes }), query);
      return answer(200, { items: cases.map(listed), next });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/cases/:caseId',
    tag: 'cases',
    summary:
      'Shows a case: where its tokens are, what it waits for, its variables (people’s data as tokens).',
    access: 'any-role',
    request: z.object({ params: caseId }),
    responses: { 200: caseView },
    async handle({ params }, { services }) {
      const view = await showCase(services.client, params.caseId);
      const diagram = `/api/v1/cases/${encodeURIComponent(params.caseId)}/diagram`;
      return answer(200, caseView.parse({ ...view, caseId: params.caseId, diagram }));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/cases/:caseId/path',
    tag: 'cases',
    summary: 'The path of a case so far: every element event, in order.',
    access: 'any-role',
    request: z.object({ params: caseId }),
    responses: { 200: z.object({ items: z.array(pathEntry) }) },
    async handle({ params }, { services }) {
      const path = await pathOf(services.client, params.caseId);
      return answer(200, { items: z.array(pathEntry).parse(path) });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/cases/:caseId/cancel',
    tag: 'cases',
    summary: 'Cancels a case; a process that cleans up does so first.',
    access: ['campaign-owner', 'ops'],
    request: z.object({ params: caseId, body: cancelBody }),
    responses: { 202: cancelled },
    async handle({ params, body }, { services, person }) {
      await findCase(services.client, params.caseId);
      await updateCase(services.client, params.caseId, {
        update: 'cancel',
        argument: { reason: body.reason, by: person.id },
        updateId: services.newId(),
      });
      return answer(202, { caseId: params.caseId });
    },
  }),
];

function listed(record: CaseRecord): z.input<typeof listedCase> {
  return {
    caseId: record.caseId,
    process: record.process,
    status: record.status,
    started: record.started.toISOString(),
    ended: record.ended?.toISOString(),
    model: record.model || undefined,
    startedBy: record.startedBy,
    openTasks: record.tasks.length,
    incidents: record.incidents.length,
  };
}
