import { z } from 'zod';
import { basicKey } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

/** ErrorCollection; its keys are names of fields, its messages quote what was sent. */
const errorCollection = z.looseObject({ errors: z.record(z.string(), z.unknown()) });

export const jira = defineTool({
  id: 'jira',
  title: 'Jira',
  category: 'project',
  purpose: 'Shows teams that plan in Jira what is to be done for a campaign, by whom and until when.',
  owner: 'ops',
  docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/',
  // Every site has an address of its own, which the connection says.
  baseUrl: '',
  apiVersion: '3',
  auth: basicKey('email'),
  settings: z.strictObject({
    /** Account that the API token belongs to. */
    email: z.email(),
    /** Kind of the issues that are created, in the language of the site. */
    issueType: z.string().min(1).default('Task'),
    /** Kind of link between a task and the one that it waits for. */
    dependencyLinkType: z.string().min(1).default('Blocks'),
    /** Custom field that holds when a task starts; Jira has none of its own. */
    startDateField: z
      .string()
      .regex(/^customfield_\d+$/)
      .optional(),
    /** Status of a finished task, where the workflow has several. */
    doneStatus: z.string().min(1).optional(),
  }),
  scopes: ['read:jira-work', 'write:jira-work', 'read:jira-user', 'manage:jira-configuration'],
  rateLimit: {
    perSecond: 5,
    source:
      'our own: Atlassian limits by the cost of requests and publishes no number of them; 429 says how long to wait',
  },
  dataCategories: ['projects', 'tasks', 'comments', 'assignees'],
  personalData: { in: ['assignee'], out: [] },
  processorAgreement: 'required',
  region: 'by the data residency of the site: EU, US and others',
  cost: 'per user of the site; the API is free',
  contract: {
    file: 'jira.json',
    beyond: [
      ...[
        'POST /rest/api/3/project',
        'POST /rest/api/3/issue/{issueIdOrKey}/remotelink',
        'GET /rest/api/3/user/assignable/search',
      ].map((operation) => ({
        operation,
        like: operation,
        why: 'not in the slice: transcribed from the file that the slice was cut from',
      })),
      {
        operation: 'POST /rest/api/3/issue/{issueIdOrKey}/attachments',
        like: 'POST /rest/api/3/issue/{issueIdOrKey}/attachments',
        why: 'its schema is that of a Java class; the name of the field and the header are told in its prose only, and transcribed from there',
      },
    ],
  },
  failure({ status, body }) {
    const parsed = errorCollection.safeParse(body);
    return status >= 400 && parsed.success ? { vendorCode: Object.keys(parsed.data.errors)[0] } : undefined;
  },
});
