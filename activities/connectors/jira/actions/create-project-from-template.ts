import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { browseUrl, hasReference, orNothing, withReference } from '../client.ts';
import { jira } from '../connector.ts';
import { projectId, url } from '../fields.ts';

export const createProjectFromTemplate = defineAction({
  tool: jira,
  id: 'jira.createProjectFromTemplate',
  summary: "Create a project from one of Jira's templates.",
  /** `templateId` is Jira's key of a template; `key` and `name` are unique on the site. Who the connection belongs to leads the project. */
  input: z.strictObject({
    templateId: z.string().regex(/^com\.[\w.-]+:[\w-]+$/),
    key: projectId,
    name: z.string().min(1).max(80),
    notes: z.string().optional(),
  }),
  output: z.object({ projectId, url }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['read:jira-user', 'read:jira-work', 'manage:jira-configuration'],
  example: {
    templateId: 'com.atlassian.jira-core-project-templates:jira-core-simplified-project-management',
    key: 'SPRING',
    name: 'de_leads_marketing-automation_202612',
    notes: 'Spring campaign: leads for marketing automation',
  },
  async run({ input, http, marker }) {
    const { accountId } = await http.get({
      path: '/rest/api/3/myself',
      response: z.object({ accountId: z.string() }),
    });
    const created = await http.post({
      path: '/rest/api/3/project',
      json: {
        key: input.key,
        name: input.name,
        description: withReference(input.notes, marker),
        projectTemplateKey: input.templateId,
        leadAccountId: accountId,
        assigneeType: 'UNASSIGNED',
      },
      response: z.object({ key: z.string() }),
    });
    return { projectId: created.key, url: browseUrl(http, created.key) };
  },
  async find({ input, http, marker }) {
    const found = await orNothing(
      http.get({
        path: path`/rest/api/3/project/${input.key}`,
        response: z.object({ key: z.string(), description: z.string().nullish() }),
      }),
    );
    if (!hasReference(found?.description ?? '', marker)) return undefined;
    return { projectId: input.key, url: browseUrl(http, input.key) };
  },
});
