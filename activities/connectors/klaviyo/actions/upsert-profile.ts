import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { furtherName } from '../../../kit/further-name.ts';
import { klaviyo } from '../connector.ts';
import { email, personName, phone } from '../fields.ts';

/** In this API's spelling too. */
const NAMED = ['email', 'firstName', 'lastName', 'phone', 'phone_number'];

export const upsertProfile = defineAction({
  tool: klaviyo,
  id: 'klaviyo.upsertProfile',
  summary: 'Create a profile, or update the one with this e-mail address.',
  input: z.strictObject({
    email,
    firstName: personName.optional(),
    lastName: personName.optional(),
    phone: phone.optional(),
    /** The profile's own properties; those that are not named stay. */
    properties: z.record(furtherName(NAMED), z.json()).optional(),
  }),
  output: z.object({ profileId: z.string() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['profiles:write'],
  example: {
    email: 'grace@example.com',
    firstName: 'Grace',
    properties: { interest: 'marketing automation', score: 42 },
  },
  async run({ input, http }) {
    const { data } = await http.post({
      path: '/api/profile-import',
      json: {
        data: {
          type: 'profile',
          attributes: {
            email: input.email,
            first_name: input.firstName,
            last_name: input.lastName,
            phone_number: input.phone,
            properties: input.properties,
          },
        },
      },
      response: z.object({ data: z.object({ id: z.string() }) }),
    });
    return { profileId: data.id };
  },
});
