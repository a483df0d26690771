import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { numeral } from '../client.ts';
import { activecampaign } from '../connector.ts';
import { contactId, tagId } from '../fields.ts';

export const addTag = defineAction({
  tool: activecampaign,
  id: 'activecampaign.addTag',
  summary: 'Tag a contact; automations may begin with it.',
  input: z.strictObject({ contactId, tagId }),
  output: z.object({ contactId, tagId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  example: { contactId: '113', tagId: '20' },
  async run({ input, http }) {
    await http.post({
      path: '/api/3/contactTags',
      json: { contactTag: { contact: input.contactId, tag: input.tagId } },
      response: z.object({ contactTag: z.object({ tag: numeral }) }),
    });
    return input;
  },
});
