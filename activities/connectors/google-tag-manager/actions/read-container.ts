import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { liveVersion, showTag } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, tagShown, versionId } from '../fields.ts';

export const readContainer = defineAction({
  tool: googleTagManager,
  id: 'google-tag-manager.readContainer',
  summary: 'Read which tags the web site runs and which of them wait for consent.',
  input: z.strictObject({ accountId, containerId }),
  output: z.object({ versionId, tags: z.array(tagShown) }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/tagmanager.readonly'],
  example: { accountId: '6004728113', containerId: '178234561' },
  async run({ input, http }) {
    const live = await liveVersion(http, input);
    return { versionId: live.containerVersionId, tags: live.tag.map(showTag) };
  },
});
