import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { lookerStudio } from '../connector.ts';
import { dashboardId, recipients } from '../fields.ts';

export const shareDashboard = defineAction({
  tool: lookerStudio,
  id: 'looker-studio.shareDashboard',
  summary: 'Let people see a report, or change it.',
  input: z.strictObject({
    dashboardId,
    recipients,
    role: z.enum(['viewer', 'editor']).default('viewer'),
  }),
  output: z.object({ shared: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/datastudio'],
  example: { dashboardId: '1f0c9a52-7f7e-4a5e-9a46-0c8f5b1d2e3a', recipients: ['ada@example.com'] },
  async run({ input, http }) {
    await http.post({
      path: path`/v1/assets/${input.dashboardId}/permissions:addMembers`,
      json: {
        role: input.role.toUpperCase(),
        members: input.recipients.map((address) => `user:${address}`),
      },
      response: z.object({}),
    });
    return { shared: true };
  },
});
