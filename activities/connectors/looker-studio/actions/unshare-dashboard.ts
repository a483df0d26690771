import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { lookerStudio } from '../connector.ts';
import { dashboardId, recipients } from '../fields.ts';

export const unshareDashboard = defineAction({
  tool: lookerStudio,
  id: 'looker-studio.unshareDashboard',
  summary: 'Take a report away from people, whatever they were allowed to do with it.',
  input: z.strictObject({ dashboardId, recipients }),
  output: z.object({ shared: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: ['https://www.googleapis.com/auth/datastudio'],
  example: { dashboardId: '1f0c9a52-7f7e-4a5e-9a46-0c8f5b1d2e3a', recipients: ['grace@example.com'] },
  async run({ input, http }) {
    await http.post({
      path: path`/v1/assets/${input.dashboardId}/permissions:revokeAllPermissions`,
      json: { members: input.recipients.map((address) => `user:${address}`) },
      response: z.object({}),
    });
    return { shared: false };
  },
});
