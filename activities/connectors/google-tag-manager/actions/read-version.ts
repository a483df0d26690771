import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { readVersionOf, showTag } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, fingerprint, tagShown, versionId } from '../fields.ts';

export const readVersion = defineAction({
  tool: googleTagManager,
  id: 'google-tag-manager.readVersion',
  summary: 'Read what a version would run, published or not.',
  input: z.strictObject({ accountId, containerId, versionId }),
  output: z.object({
    versionId,
    name: z.string(),
    /** Hand it to `publishVersion`, so that only what was looked at is published. */
    fingerprint: fingerprint.optional(),
    tags: z.array(tagShown),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/tagmanager.readonly'],
  example: { accountId: '6004728113', containerId: '178234561', versionId: '41' },
  async run({ input, http }) {
    const version = await readVersionOf(http, input, input.versionId);
    return {
      versionId: version.containerVersionId,
      name: version.name,
      fingerprint: version.fingerprint,
      tags: version.tag.map(showTag),
    };
  },
});
