import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { liveVersion } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, versionId } from '../fields.ts';

export const rollBack = defineAction({
  tool: googleTagManager,
  id: 'google-tag-manager.rollBack',
  summary: 'Publish a container version that was live before, and let new work begin from it.',
  input: z.strictObject({
    accountId,
    containerId,
    versionId,
    /** The version that is taken back: whatever else is live by now is somebody else's, and stays. */
    published: versionId.optional(),
  }),
  output: z.object({ versionId }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: [
    'https://www.googleapis.com/auth/tagmanager.edit.containers',
    'https://www.googleapis.com/auth/tagmanager.publish',
  ],
  example: { accountId: '6004728113', containerId: '178234561', versionId: '40' },
  async run({ input, http }) {
    const { containerVersionId: live } = await liveVersion(http, input);
    // Everything was live already: there is nothing to take back.
    if (input.published === input.versionId) return { versionId: live };
    if (live !== input.versionId) {
      if (input.published !== undefined && live !== input.published) {
        throw toolError('CONFLICT', {
          action: 'google-tag-manager.rollBack',
          fields: ['another version was published since'],
        });
      }
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
