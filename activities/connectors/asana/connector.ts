import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

/** The plan of the account does not hold the feature (developers.asana.com, Errors): a right that is missing. */
const PAYMENT_REQUIRED = 402;

export const asana = defineTool({
  id: 'asana',
  title: 'Asana',
  category: 'project',
  purpose: 'Shows everybody what is to be done for a campaign, by whom and until when.',
  owner: 'ops',
  docs: 'https://developers.asana.com/reference/rest-api-reference',
  baseUrl: 'https://app.asana.com/api/1.0',
  apiVersion: '1.0',
  auth: bearer({ grants: ['token', 'refresh-token'], tokenUrl: 'https://app.asana.com/-/oauth_token' }),
  settings: z.strictObject({
    /** Where projects are created. */
    workspaceId: z.string().regex(/^\d+$/),
    /** An organization wants to know the team too. */
    teamId: z.string().regex(/^\d+$/).optional(),
  }),
  scopes: [
    'projects:read',
    'projects:write',
    'tasks:read',
    'tasks:write',
    'stories:read',
    'stories:write',
    'users:read',
    'jobs:read',
    'attachments:read',
    'attachments:write',
  ],
  rateLimit: {
    perSecond: 2,
    source: 'developers.asana.com, Rate limits: 150 requests a minute in free workspaces, 1,500 in paid ones',
  },
  dataCategories: ['projects', 'tasks', 'comments', 'assignees'],
  personalData: { in: ['assignee'], out: [] },
  processorAgreement: 'required',
  region: 'US, or EU by the data residency of the organization',
  cost: 'per seat of the organization; the API is free',
  contract: {
    file: 'asana.json',
    beyond: [
      ...['GET /projects/{project_gid}/tasks', 'GET /workspaces/{workspace_gid}/projects'].map(
        (operation) => ({
          operation,
          like: operation,
          why: 'the schema of a list has no fields that `opt_fields` adds; transcribed with those that we ask for',
        }),
      ),
      {
        operation: 'GET /attachments/{attachment_gid}',
        like: 'POST /attachments',
        why: 'one attachment is answered as it is when it is created; the slice holds the list and the creation',
      },
      ...[
        'POST /project_templates/{project_template_gid}/instantiateProject',
        'GET /jobs/{job_gid}',
        'PUT /projects/{project_gid}',
      ].map((operation) => ({
        operation,
        like: operation,
        why: 'not in the slice: transcribed from the file that the slice was cut from',
      })),
    ],
  },
  failure: ({ status }) => (status === PAYMENT_REQUIRED ? { code: 'FORBIDDEN' } : undefined),
});
