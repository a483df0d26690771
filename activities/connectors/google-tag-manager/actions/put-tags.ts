import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { writeTags } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, wantedTag, workspaceId } from '../fields.ts';

export const putTags = defineAction({
  tool: googleTagManager,
  id: 'google-tag-manager.putTags',
  summary: 'Put tags into a workspace of a web container, each behind its consent; nothing goes live.',
  input: z.strictObject({ accountId, containerId, workspaceId, tags: z.array(wantedTag).min(1) }),
  output: z.object({ tagIds: z.array(z.string()) }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/tagmanager.edit.containers'],
  example: {
    accountId: '6004728113',
    containerId: '178234561',
    workspaceId: '2',
    tags: [
      {
        name: 'de_leads_monitoring_202612 lead',
        type: 'gaawe',
        parameters: { eventName: 'generate_lead', measurementIdOverride: 'G-7MR26KQ41X' },
        consentTypes: ['analytics_storage'],
        event: 'generate_lead',
      },
      { name: 'GA4', type: 'googtag', parameters: { tagId: 'G-7MR26KQ41X' }, consentTypes: ['ad_storage'] },
    ],
  },
  async run({ input, http }) {
    const tagIds = await writeTags(http, input, input.tags);
    return { tagIds: [...tagIds] };
  },
});
