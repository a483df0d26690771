import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { klaviyo } from '../connector.ts';
import { listId, profileId } from '../fields.ts';

export const addToList = defineAction({
  tool: klaviyo,
  id: 'klaviyo.addToList',
  summary: 'Put a profile on a list, whatever it agreed to.',
  input: z.strictObject({ listId, profileId }),
  output: z.object({ listId, profileId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['lists:write', 'profiles:write'],
  example: { listId: 'Wm7kQp', profileId: '01JPROFILEADA' },
  async run({ input, http }) {
    await http.post({
      path: path`/api/lists/${input.listId}/relationships/profiles`,
      json: { data: [{ type: 'profile', id: input.profileId }] },
      response: z.undefined(),
    });
    return input;
  },
});
