import { z } from 'zod';
import { isOpen, mayCall } from '../access.ts';
import { operationName } from '../openapi.ts';
import { personId, role, type Person } from '../person.ts';
import { answer, defineRoute, type Route } from '../route.ts';

/** Who a key belongs to. */
export const me = z.object({
  person: personId,
  roles: z.array(role),
  may: z
    .array(z.string())
    .describe('Operations that the key opens, as they stand here: `GET /api/v1/cases/{caseId}`'),
});

/** What a person is told about themselves; `routes` are all there are. */
export function meOf(person: Person, routes: readonly Route[]): z.input<typeof me> {
  const opened = routes.filter(({ access }) => !isOpen(access) && mayCall(access, person));
  return { person: person.id, roles: [...person.roles], may: opened.map(operationName) };
}

/** The route of it; it is one of the routes that it tells of. */
export const meRoutes = (routes: () => readonly Route[]): readonly Route[] => [
  defineRoute({
    method: 'GET',
    path: '/me',
    tag: 'keys',
    summary: 'Whom the key belongs to, their roles, and what these may do.',
    access: 'any-role',
    request: z.object({}),
    responses: { 200: me },
    handle: async (_request, { person }) => answer(200, meOf(person, routes())),
  }),
];
