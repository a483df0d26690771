import { z } from 'zod';
import { showTask } from '../case-calls.ts';
import { findCase, listCases } from '../case-list.ts';
import { openTask } from '../case-views.ts';
import { listedTask, shownTask } from '../exchanges.ts';
import { displayVariables } from '../personal-display.ts';
import { personId, role } from '../person.ts';
import { answer, defineRoute } from '../route.ts';
import { isFor, mayDecide } from '../task-access.ts';
import { inboxQuery } from '../visibility-query.ts';
import { pageOf, pageQuery } from './page.ts';

export const taskRoutes = [
  defineRoute({
    method: 'GET',
    path: '/tasks',
    tag: 'tasks',
    summary: 'Lists open tasks: of a role, of a person, or yours.',
    access: 'any-role',
    request: z.object({
      query: z.strictObject({ role: role.optional(), person: personId.optional(), ...pageQuery }),
    }),
    responses: { 200: pageOf(listedTask) },
    async handle({ query }, { services: { client }, person }) {
      const asked = [
        ...(query.role === undefined ? [] : [`role:${query.role}`]),
        ...(query.person === undefined ? [] : [`person:${query.person}`]),
      ];
      const mine = [...person.roles.map((one) => `role:${one}`), `person:${person.id}`];
      const whom = asked.length === 0 ? mine : asked;
      const { cases, next } = await listCases(client, inboxQuery(whom), query);
      // Visibility may lag behind and, on SQLite, does not mind upper and lower case: the memo says exactly.
      const items = cases.flatMap(({ caseId, process, tasks }) =>
        tasks
          .filter((task) => isFor(task, whom) && (asked.length > 0 || mayDecide(task, person)))
          .map((task) => ({ ...task, caseId, process })),
      );
      return answer(200, { items, next });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/tasks/:caseId/:task',
    tag: 'tasks',
    summary: 'Shows a task with its form and what the form shows.',
    access: 'any-role',
    request: z.object({ params: z.object({ caseId: z.string(), task: z.coerce.number().int().positive() }) }),
    responses: { 200: shownTask },
    async handle({ params: { caseId, task: number } }, { services, person }) {
      const { client, vault, definitions } = services;
      const { process, model } = await findCase(client, caseId);
      const shown = await showTask(client, caseId, number);
      const task = openTask.parse(shown.task);
      const forms = definitions.version(model)?.model.forms ?? definitions.get(process)?.forms;
      const form = task.form === undefined ? undefined : forms?.[task.form];
      const allowed = mayDecide(task, person);
      const data = await displayVariables(shown.variables, { vault, form, revealed: allowed });
      return answer(200, { ...task, caseId, process, mayDecide: allowed, schema: form ?? null, data });
    },
  }),
];
