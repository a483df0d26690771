import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { idOf, mutate, quoted, search } from '../client.ts';
import { googleAds } from '../connector.ts';

/** The most that Google keeps somebody in a Customer Match list. */
const LONGEST_MEMBERSHIP_DAYS = 540;

export const createAudience = defineAction({
  tool: googleAds,
  id: 'google-ads.createAudience',
  summary: 'Create an empty Customer Match list that people can be put into.',
  input: z.strictObject({
    name: z.string().min(1).max(100),
    /** How long somebody stays in it after having been put in; as long as Google allows when absent. */
    membershipDays: z.int().min(1).max(LONGEST_MEMBERSHIP_DAYS).optional(),
  }),
  output: z.object({ audienceId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  example: { name: 'de_leads_condition-monitoring' },
  async run({ input, settings, http, marker }) {
    const list = await mutate(http, settings, 'userLists', {
      create: {
        name: input.name,
        integrationCode: marker,
        membershipLifeSpan: String(input.membershipDays ?? LONGEST_MEMBERSHIP_DAYS),
        crmBasedUserList: { uploadKeyType: 'CONTACT_INFO', dataSourceType: 'FIRST_PARTY' },
      },
    });
    return { audienceId: idOf(list) };
  },
  // By name, which is unique in an account; the code tells ours from another's.
  async find({ input, settings, http, marker }) {
    const query = `SELECT user_list.resource_name, user_list.integration_code FROM user_list WHERE user_list.name = ${quoted(input.name)}`;
    const rows = await search(http, settings, query, listRow);
    const ours = rows.find(({ userList }) => userList.integrationCode === marker);
    return ours && { audienceId: idOf(ours.userList.resourceName) };
  },
});

const listRow = z.object({
  userList: z.object({ resourceName: z.string(), integrationCode: z.string().optional() }),
});
