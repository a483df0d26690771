import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
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
  }),
  output: z.object({ versionId }),
  retrySafety: 'idempotent',
  effect: 'publish',
  scopes: [
    'https://www.googleapis.com/auth/tagmanager.publish',
    'https://www.googleapis.com/auth/tagmanager.readonly',
  ],
  example: { accountId: '6004728113', containerId: '178234561', versionId: '40' },
  async run({ input, http }) {
    const live = await liveVersion(http, input);
    if (live.containerVersionId === input.versionId) return { versionId: input.versionId };
    const published = await http.post({
      path: inContainer(input, path`/versions/${input.versionId}:publish`),
      query: { fingerprint: input.fingerprint },
      response: outcome,
    });
    return { versionId: versionIn(id, published).containerVersionId };
  },
});
