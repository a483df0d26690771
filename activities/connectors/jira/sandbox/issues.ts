import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { attachmentShown } from './attachments.ts';
import {
  failed,
  missing,
  START_FIELD,
  statusShown,
  transitionsFrom,
  type Issue,
  type Jira,
} from './state.ts';

/** How long the search does not know a new issue. */
const SEARCH_LAG_MS = 2_000;

const document = z.looseObject({
  type: z.literal('doc'),
  version: z.literal(1),
  content: z.array(z.unknown()),
});
const dates = { duedate: z.iso.date().optional(), [START_FIELD]: z.iso.date().optional() };
const newIssue = z.object({
  fields: z.strictObject({
    project: z.object({ key: z.string() }),
    issuetype: z.object({ name: z.string() }),
    summary: z.string().min(1).max(255),
    description: document.optional(),
    assignee: z.object({ accountId: z.string() }).optional(),
    labels: z.array(z.string().regex(/^\S+$/)).default([]),
    ...dates,
  }),
});
const edit = z.object({ fields: z.strictObject(dates) });
const query = z.object({ jql: z.string(), maxResults: z.int().default(50) });

/** Issues, their search and where they stand. */
export const issueRoutes: Readonly<Record<string, SandboxRoute<Jira>>> = {
  'POST /rest/api/3/issue': ({ body, state, nextId, now, baseUrl }) => {
    const parsed = newIssue.safeParse(body);
    if (!parsed.success) return failed(400, [], { fields: 'is not right' });
    const { fields } = parsed.data;
    if (state.projects[fields.project.key] === undefined) {
      return failed(400, [], { project: 'valid project is required' });
    }
    if (fields.issuetype.name !== 'Task') return failed(400, [], { issuetype: 'Specify a valid issue type' });
    const owner = fields.assignee?.accountId ?? null;
    if (owner !== null && state.users[owner] === undefined) {
      return failed(400, [], { assignee: 'User cannot be assigned issues.' });
    }
    const numbers = Object.values(state.issues)
      .filter(({ project }) => project === fields.project.key)
      .map(({ key }) => Number(key.split('-')[1]));
    const key = `${fields.project.key}-${Math.max(0, ...numbers) + 1}`;
    const id = String(10_100 + nextId());
    state.issues[key] = {
      id,
      key,
      project: fields.project.key,
      summary: fields.summary,
      description: fields.description ?? null,
      status: 'To Do',
      labels: fields.labels,
      assignee: owner,
      duedate: fields.duedate ?? null,
      start: fields[START_FIELD] ?? null,
      created: now().toISOString(),
      links: [],
    };
    return reply(201, { id, key, self: `${baseUrl}/rest/api/3/issue/${id}` });
  },
  'GET /rest/api/3/issue/{issue}': ({ params, query: asked, state }) => {
    const issue = state.issues[params['issue'] ?? ''];
    if (issue === undefined) return missing();
    const transitions = Object.entries(transitionsFrom(issue.status)).map(([id, to]) => ({
      id,
      name: to,
      to: statusShown(to),
    }));
    return reply(200, {
      ...issueShown(issue, state),
      ...(asked.get('expand') === 'transitions' ? { transitions } : {}),
    });
  },
  'PUT /rest/api/3/issue/{issue}': ({ params, body, state }) => {
    const issue = state.issues[params['issue'] ?? ''];
    const parsed = edit.safeParse(body);
    if (issue === undefined) return missing();
    if (!parsed.success) return failed(400, [], { duedate: 'is not right' });
    const { duedate = issue.duedate, [START_FIELD]: start = issue.start } = parsed.data.fields;
    state.issues[issue.key] = { ...issue, duedate, start };
    return reply(204);
  },
  'PUT /rest/api/3/issue/{issue}/assignee': ({ params, body, state }) => {
    const issue = state.issues[params['issue'] ?? ''];
    const parsed = z.object({ accountId: z.string() }).safeParse(body);
    if (issue === undefined) return missing();
    if (!parsed.success || state.users[parsed.data.accountId] === undefined) {
      return failed(400, [], { assignee: 'User cannot be assigned issues.' });
    }
    state.issues[issue.key] = { ...issue, assignee: parsed.data.accountId };
    return reply(204);
  },
  'POST /rest/api/3/issue/{issue}/transitions': ({ params, body, state }) => {
    const issue = state.issues[params['issue'] ?? ''];
    const parsed = z.object({ transition: z.object({ id: z.string() }) }).safeParse(body);
    if (issue === undefined) return missing();
    const to = parsed.success ? transitionsFrom(issue.status)[parsed.data.transition.id] : undefined;
    if (to === undefined)
      return failed(400, ['It seems that you have tried to perform an illegal operation.']);
    state.issues[issue.key] = { ...issue, status: to };
    return reply(204);
  },
  'POST /rest/api/3/search/jql': ({ body, state, now }) => {
    const parsed = query.safeParse(body);
    const jql = /^project = "(\w+)"(?: AND labels = "([\w-]+)")?(?: ORDER BY created DESC)?$/.exec(
      parsed.data?.jql ?? '',
    );
    if (!parsed.success || jql === null) return failed(400, ['Error in the JQL Query']);
    const [, project, label] = jql;
    const known = Object.values(state.issues)
      .filter((issue) => issue.project === project && (label === undefined || issue.labels.includes(label)))
      .filter(({ created }) => Date.parse(created) <= now().getTime() - SEARCH_LAG_MS)
      .sort((one, other) => Number(other.id) - Number(one.id))
      .slice(0, parsed.data.maxResults);
    return reply(200, { isLast: true, issues: known.map((issue) => issueShown(issue, state)) });
  },
};

function issueShown(issue: Issue, { attachments }: Jira): object {
  return {
    id: issue.id,
    key: issue.key,
    fields: {
      summary: issue.summary,
      labels: issue.labels,
      status: statusShown(issue.status),
      attachment: (attachments[issue.key] ?? []).map(attachmentShown),
    },
  };
}
