import { z } from 'zod';
import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';
import { attachmentRoutes } from './sandbox/attachments.ts';
import { issueRoutes } from './sandbox/issues.ts';
import { failed, missing, OPERATOR, START_FIELD, type Issue, type Jira } from './sandbox/state.ts';

const EMAIL = 'ops@maschinenraum.example';
const TOKEN = 'ATATT-sandbox-jira';
const BASIC = Buffer.from(`${EMAIL}:${TOKEN}`).toString('base64');

const newProject = z.object({
  key: z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/),
  name: z.string().min(1).max(80),
  description: z.string().default(''),
  projectTemplateKey: z.string(),
  leadAccountId: z.string(),
});
const newLink = z.object({
  type: z.object({ name: z.literal('Blocks') }),
  inwardIssue: z.object({ key: z.string() }),
  outwardIssue: z.object({ key: z.string() }),
});
const newRemoteLink = z.object({
  globalId: z.string().max(255),
  object: z.object({ url: z.url(), title: z.string().min(1).max(255) }),
});
const newComment = z.object({ body: z.looseObject({ type: z.literal('doc'), version: z.literal(1) }) });

export const jiraSandbox = defineSandbox<Jira>({
  tool: 'jira',
  connection: { token: TOKEN, settings: { email: EMAIL, startDateField: START_FIELD } },
  secrets: [BASIC],
  refuse: () => failed(401, ['Client must be authenticated to access this resource.']),
  admits: ({ headers }) => headers['authorization'] === `Basic ${BASIC}`,
  unknown: () => failed(404, ['No such operation.']),
  initial: () => ({
    users: {
      [OPERATOR]: { displayName: 'Marketing operations', emailAddress: EMAIL, active: true },
      '5b10ac8d82e05b22cc7d4ef2': {
        displayName: 'Carla Creative',
        emailAddress: 'carla@maschinenraum.example',
        active: true,
      },
      // Lea hides her address from everybody.
      '5b10ac8d82e05b22cc7d4ef4': { displayName: 'Lea Legal', emailAddress: null, active: true },
    },
    projects: {
      MKT: { id: 10_000, key: 'MKT', name: 'Marketing', description: '', template: '', lead: OPERATOR },
    },
    issues: {
      'MKT-1': issue('10001', 'MKT-1', 'E-mail for de_leads_prozess-plattform_202603'),
      'MKT-2': issue('10002', 'MKT-2', 'Pass legal review'),
    },
    comments: {},
    attachments: {},
    remoteLinks: {},
  }),
  routes: {
    ...issueRoutes,
    ...attachmentRoutes,
    'GET /rest/api/3/myself': ({ state }) =>
      reply(200, { accountId: OPERATOR, displayName: state.users[OPERATOR]?.displayName, active: true }),
    'GET /rest/api/3/user/assignable/search': ({ query, state }) => {
      if (query.get('project') === null && query.get('issueKey') === null) return failed(400, ['No project']);
      const exists = state.projects[query.get('project') ?? ''] ?? state.issues[query.get('issueKey') ?? ''];
      if (exists === undefined) return failed(404, ['No such project or issue']);
      // The real one finds people by a hidden address too, and does not show it.
      const wanted = query.get('query') ?? '';
      const people = Object.entries(state.users).filter(
        ([, { displayName, emailAddress }]) =>
          (emailAddress ?? `${displayName.split(' ')[0]?.toLowerCase()}@maschinenraum.example`).startsWith(
            wanted,
          ) || displayName.startsWith(wanted),
      );
      return reply(
        200,
        people.map(([accountId, { displayName, emailAddress, active }]) => ({
          accountId,
          accountType: 'atlassian',
          displayName,
          active,
          ...(emailAddress === null ? {} : { emailAddress }),
        })),
      );
    },
    'POST /rest/api/3/project': ({ body, state, nextId, baseUrl }) => {
      const parsed = newProject.safeParse(body);
      if (!parsed.success) return failed(400, [], { projectKey: 'is not right' });
      const { key, name, description, projectTemplateKey: template, leadAccountId: lead } = parsed.data;
      if (state.projects[key] !== undefined) return failed(400, [], { projectKey: 'is used already' });
      if (Object.values(state.projects).some((project) => project.name === name)) {
        return failed(400, [], { projectName: 'is used already' });
      }
      if (state.users[lead] === undefined) return failed(400, [], { projectLead: 'is no user' });
      const id = 10_000 + nextId();
      state.projects[key] = { id, key, name, description, template, lead };
      return reply(201, { id, key, self: `${baseUrl}/rest/api/3/project/${id}` });
    },
    'GET /rest/api/3/project/{project}': ({ params, state }) => {
      const project = state.projects[params['project'] ?? ''];
      if (project === undefined) return failed(404, ['No project could be found']);
      const { id, key, name, description } = project;
      return reply(200, { id: String(id), key, name, description });
    },
    'POST /rest/api/3/issueLink': ({ body, state }) => {
      const parsed = newLink.safeParse(body);
      if (!parsed.success) return failed(400, ['No issue link type found.']);
      const { inwardIssue: blocker, outwardIssue: blocked, type } = parsed.data;
      const waiting = state.issues[blocked.key];
      if (waiting === undefined || state.issues[blocker.key] === undefined) return missing();
      if (blocker.key === blocked.key) return failed(400, ['You cannot link an issue to itself.']);
      const link = { type: type.name, inwardIssue: blocker.key };
      const there = waiting.links.some(({ inwardIssue }) => inwardIssue === blocker.key);
      if (!there) state.issues[waiting.key] = { ...waiting, links: [...waiting.links, link] };
      return reply(201);
    },
    'POST /rest/api/3/issue/{issue}/remotelink': ({ params, body, state, nextId, baseUrl }) => {
      const found = state.issues[params['issue'] ?? ''];
      const parsed = newRemoteLink.safeParse(body);
      if (found === undefined) return missing();
      if (!parsed.success) return failed(400, ['The remote link is not right.']);
      const { globalId, object } = parsed.data;
      const links = (state.remoteLinks[found.key] ??= {});
      const before = links[globalId];
      const id = before?.id ?? 10_000 + nextId();
      links[globalId] = { id, ...object };
      const self = `${baseUrl}/rest/api/3/issue/${found.key}/remotelink/${id}`;
      return reply(before === undefined ? 201 : 200, { id, self });
    },
    'GET /rest/api/3/issue/{issue}/comment': ({ params, query, state }) => {
      const found = state.issues[params['issue'] ?? ''];
      if (found === undefined) return missing();
      const all = (state.comments[found.key] ?? []).toReversed();
      const startAt = Number(query.get('startAt') ?? 0);
      const maxResults = Number(query.get('maxResults') ?? 100);
      const comments = all.slice(startAt, startAt + maxResults);
      return reply(200, { startAt, maxResults, total: all.length, comments });
    },
    'POST /rest/api/3/issue/{issue}/comment': ({ params, body, state, nextId, now }) => {
      const found = state.issues[params['issue'] ?? ''];
      const parsed = newComment.safeParse(body);
      if (found === undefined) return missing();
      if (!parsed.success) return failed(400, ['Comment body is not valid!']);
      const comment = { id: String(10_000 + nextId()), body: parsed.data.body, created: now().toISOString() };
      (state.comments[found.key] ??= []).push(comment);
      return reply(201, comment);
    },
  },
});

function issue(id: string, key: string, summary: string): Issue {
  return {
    id,
    key,
    project: key.split('-')[0] ?? '',
    summary,
    description: null,
    status: 'To Do',
    labels: [],
    assignee: null,
    duedate: null,
    start: null,
    created: '2026-11-01T08:00:00.000Z',
    links: [],
  };
}
