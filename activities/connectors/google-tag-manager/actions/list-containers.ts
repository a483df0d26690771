import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { listAll } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId } from '../fields.ts';

export const listContainers = defineAction({
  tool: googleTagManager,
  id: 'google-tag-manager.listContainers',
  summary: 'List the containers of an account: those of web sites, of apps, and those on a server.',
  input: z.strictObject({ accountId }),
  output: z.object({
    containers: z.array(
      z.object({
        containerId,
        name: z.string(),
        /** `GTM-…`, as it stands in the web site. */
        publicId: z.string(),
        /** Where it runs: `web`, `server`, `android`, … */
        contexts: z.array(z.string()),
        /** Addresses of a server container. */
        serverUrls: z.array(z.string()),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/tagmanager.readonly'],
  example: { accountId: '6004728113' },
  async run({ input, http }) {
    const all = await listAll(
      http,
      path`/tagmanager/v2/accounts/${input.accountId}/containers`,
      'container',
      container,
    );
    return {
      containers: all.map(({ usageContext, taggingServerUrls, ...rest }) => ({
        ...rest,
        contexts: usageContext,
        serverUrls: taggingServerUrls,
      })),
    };
  },
});

const container = z.object({
  containerId: z.string(),
  name: z.string().default(''),
  publicId: z.string().default(''),
  usageContext: z.array(z.string()).default([]),
  taggingServerUrls: z.array(z.string()).default([]),
});
