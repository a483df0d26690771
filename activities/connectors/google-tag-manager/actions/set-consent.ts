import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { consentSettings, inWorkspace, listAll, replaceTag, tag, waitsFor } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, workspaceId } from '../fields.ts';

const id = 'google-tag-manager.setConsent';

export const setConsent = defineAction({
  tool: googleTagManager,
  id,
  summary: 'Say which consent a tag of a workspace waits for, and leave the rest of it as it is.',
  input: z.strictObject({
    accountId,
    containerId,
    workspaceId,
    tagName: z.string().min(1),
    /** An empty list says that the tag needs no consent. */
    consentTypes: z.array(z.string().min(1)),
  }),
  output: z.object({ tagId: z.string() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/tagmanager.edit.containers'],
  example: {
    accountId: '6004728113',
    containerId: '178234561',
    workspaceId: '2',
    tagName: 'GA4',
    consentTypes: ['analytics_storage', 'ad_storage'],
  },
  async run({ input, http }) {
    const tags = await listAll(http, inWorkspace(input, path`/tags`), 'tag', tag);
    const found = tags.find(({ name }) => name === input.tagName);
    if (found === undefined) {
      throw toolError('NOT_FOUND', { action: id, fields: ['the workspace has no tag of that name'] });
    }
    if (!waitsFor(found, input.consentTypes)) {
      await replaceTag(http, input, found, { consentSettings: consentSettings(input.consentTypes) });
    }
    return { tagId: found.tagId };
  },
});
