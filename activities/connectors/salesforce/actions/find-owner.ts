import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { personal } from '../../../kit/personal.ts';
import { query, soql } from '../client.ts';
import { salesforce } from '../connector.ts';
import { ownerId } from '../fields.ts';

export const findOwner = defineAction({
  tool: salesforce,
  id: 'salesforce.findOwner',
  summary: 'Find the active Salesforce user with this e-mail address.',
  input: z.strictObject({
    email: personal(z.email(), { category: 'employment', purpose: 'assignment of leads' }),
  }),
  output: z.object({
    ownerId,
    name: personal(z.string(), { category: 'employment', purpose: 'assignment of leads' }),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['api'],
  example: { email: 'sam.sales@example.com' },
  async run({ input, http }) {
    // Partners and customers may be users too, but not owners in sales.
    const users = await query(
      http,
      soql`SELECT Id, Name FROM User WHERE Email = ${input.email} AND IsActive = TRUE AND UserType = 'Standard' LIMIT 2`,
      z.object({ Id: z.string(), Name: z.string() }),
    );
    const [user] = users;
    if (user === undefined) {
      throw toolError('NOT_FOUND', { action: 'salesforce.findOwner', fields: ['email'] });
    }
    // An address may belong to several users, a person and an integration for example: not ours to choose.
    if (users.length > 1) {
      throw toolError('CONFLICT', {
        action: 'salesforce.findOwner',
        fields: ['email of several active users'],
      });
    }
    return { ownerId: user.Id, name: user.Name };
  },
});
