import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { inContainer, liveVersion, outcome, versionIn } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, fingerprint, versionId } from '../fields.ts';

const id = 'google-tag-manager.publishVersion';

export const publishVersion = defineAction({
  tool: googleTagManager,
  id,
  summary: 'Publish a version that was looked at.',
  input: z.strictObject({
    accountId,
    containerId,
    versionId,
    /** Of the version that was looked at: it is not published where somebody has changed it since. */
    fingerprint: fingerprint.optional(),
    /** What was live when it was made: it is not published over anything else, which would take that off the site. */
    previousVersionId: versionId.optional(),
  }),
  output: z.object({ versionId }),
  retrySafety: 'idempotent',
  effect: 'publish',
  scopes: [
    'https://www.googleapis.com/auth/tagmanager.publish',
    'https://www.googleapis.com/auth/tagmanager.readonly',
  ],
  example: { accountId: '6004728113', containerId: '178234561', versionId: '40', previousVersionId: '41' },
  async run({ input, http }) {
    const { containerVersionId: live } = await liveVersion(http, input);
    if (live === input.versionId) return { versionId: input.versionId };
    if (input.previousVersionId !== undefined && live !== input.previousVersionId) {
      throw toolError('CONFLICT', { action: id, fields: ['another version was published since'] });
    }
    const published = await http.post({
      path: inContainer(input, path`/versions/${input.versionId}:publish`),
      query: { fingerprint: input.fingerprint },
      response: outcome,
    });
    return { versionId: versionIn(id, published).containerVersionId };
  },
});
