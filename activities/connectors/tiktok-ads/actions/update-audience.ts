import { z } from 'zod';
import { audienceChange, audienceChanged, examplePeople } from '../../../kit/audience-change.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { plainEmail, sha256Hex } from '../../../kit/hashed-people.ts';
import { tiktokAds } from '../connector.ts';

/** Our own: the vendor's limit was not found. */
const BATCH = 1000;

export const updateAudience = defineAction({
  tool: tiktokAds,
  id: 'tiktok-ads.updateAudience',
  summary: 'Put people into an audience or take them out; addresses and numbers go as hashes.',
  input: audienceChange,
  output: audienceChanged,
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  timeoutMs: 5 * 60_000,
  example: { audienceId: '1672000001', change: 'ADD', people: examplePeople },
  async run({ input: { audienceId, change, people }, settings, http, heartbeat }) {
    // A column a kind; what a person has not is an empty object, so that the columns stay.
    const member = (hash: string) => ({ id: hash, audience_ids: [audienceId] });
    const rows = people.map(({ email, phone }) => [
      email === undefined ? {} : member(sha256Hex(plainEmail(email))),
      phone === undefined ? {} : member(sha256Hex(phone)),
    ]);
    for (let from = 0; from < rows.length; from += BATCH) {
      await http.post({
        path: '/open_api/v1.3/segment/mapping/',
        json: {
          advertiser_ids: [settings.advertiserId],
          action: change === 'ADD' ? 'add' : 'delete',
          id_schema: ['EMAIL_SHA256', 'PHONE_SHA256'],
          batch_data: rows.slice(from, from + BATCH),
        },
        response: z.object({ code: z.literal(0) }),
      });
      heartbeat();
    }
    return { audienceId, accepted: people.length, rejected: 0 };
  },
});
