import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { liveVersion } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, versionId } from '../fields.ts';

export const readContainer = defineAction({
  tool: googleTagManager,
  id: 'google-tag-manager.readContainer',
  summary: 'Read which tags the web site runs and which of them wait for consent.',
  input: z.strictObject({ accountId, containerId }),
  output: z.object({
    versionId,
    tags: z.array(
      z.object({
        tagId: z.string(),
        name: z.string(),
        type: z.string(),
        paused: z.boolean(),
        /** `needed`, `notNeeded` or `notSet`. */
        consentStatus: z.string(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/tagmanager.edit.containers'],
  example: { accountId: '6004728113', containerId: '178234561' },
  async run({ input, http }) {
    const live = await liveVersion(http, input);
    const tags = live.tag.map(({ tagId, name, type, paused, consentSettings }) => ({
      tagId,
      name,
      type,
      paused,
      consentStatus: consentSettings.consentStatus,
    }));
    return { versionId: live.containerVersionId, tags };
  },
});
