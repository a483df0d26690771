import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { klaviyo } from '../connector.ts';
import { listId, profileId } from '../fields.ts';

export const removeFromList = defineAction({
  tool: klaviyo,
  id: 'klaviyo.removeFromList',
  summary: 'Take a profile off a list, so that the mailings of this list no longer reach it.',
  input: z.strictObject({ listId, profileId }),
  output: z.object({ listId, profileId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['lists:write', 'profiles:write'],
  example: { listId: 'Wm7kQp', profileId: '01JPROFILEADA' },
  async run({ input, http }) {
    await http.delete({
      path: path`/api/lists/${input.listId}/relationships/profiles`,
      json: { data: [{ type: 'profile', id: input.profileId }] },
      response: z.undefined(),
    });
    return input;
  },
});
