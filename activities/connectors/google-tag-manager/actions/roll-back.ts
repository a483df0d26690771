import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { liveVersion } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, versionId } from '../fields.ts';

export const rollBack = defineAction({
  tool: googleTagManager,
  id: 'google-tag-manager.rollBack',
  summary: 'Publish a container version that was live before, and let new work begin from it.',
  input: z.strictObject({ accountId, containerId, versionId }),
  output: z.object({ versionId }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: [
    'https://www.googleapis.com/auth/tagmanager.edit.containers',
    'https://www.googleapis.com/auth/tagmanager.publish',
  ],
  example: { accountId: '6004728113', containerId: '178234561', versionId: '40' },
  async run({ input, http }) {
    const live = await liveVersion(http, input);
    if (live.containerVersionId !== input.versionId) {
      await http.post({
        path: path`/tagmanager/v2/accounts/${input.accountId}/containers/${input.containerId}/versions/${input.versionId}:publish`,
        response: z.object({ containerVersion: z.object({ containerVersionId: z.string() }) }),
      });
    }
    // Else the next workspace would begin from the version that was just taken back, and publish it again.
    await http.post({
      path: path`/tagmanager/v2/accounts/${input.accountId}/containers/${input.containerId}/versions/${input.versionId}:set_latest`,
      response: z.object({ containerVersionId: z.string() }),
    });
    return { versionId: input.versionId };
  },
});
