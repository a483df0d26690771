import { z } from 'zod';
import { audienceChange, audienceChanged, examplePeople } from '../../../kit/audience-change.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { plainEmail, sha256Hex } from '../../../kit/hashed-people.ts';
import { path } from '../../../kit/path.ts';
import { metaAds } from '../connector.ts';

const MINUTE_MS = 60_000;

export const updateAudience = defineAction({
  tool: metaAds,
  id: 'meta-ads.updateAudience',
  summary: 'Put people into a Custom Audience or take them out; addresses and numbers go as hashes.',
  input: audienceChange,
  output: audienceChanged,
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['ads_management'],
  timeoutMs: 30 * MINUTE_MS,
  example: { audienceId: '120210000000090', change: 'ADD', people: examplePeople },
  async run({ input: { audienceId, change, people }, http, heartbeat }) {
    const users = path`/v25.0/${audienceId}/users`;
    const rows = people.map(({ email, phone }) => [
      email === undefined ? '' : sha256Hex(plainEmail(email)),
      // Digits with the country code, without the plus and leading zeros.
      phone === undefined ? '' : sha256Hex(phone.slice(1)),
    ]);
    let [accepted, rejected] = [0, 0];
    for (let from = 0; from < rows.length; from += BATCH[change]) {
      const payload = { schema: ['EMAIL', 'PHONE'], data: rows.slice(from, from + BATCH[change]) };
      const { num_received: received, num_invalid_entries: invalid } =
        change === 'ADD'
          ? await http.post({ path: users, json: { payload }, response: uploaded })
          : await http.delete({
              path: users,
              query: { payload: JSON.stringify(payload) },
              response: uploaded,
            });
      accepted += received - invalid;
      rejected += invalid;
      heartbeat();
    }
    return { audienceId, accepted, rejected };
  },
});

/** The vendor's limit for a body; parameters of a DELETE stand in the URL, which servers cut off at about 8 KB. */
const BATCH = { ADD: 10_000, REMOVE: 40 } as const;

const uploaded = z.object({ num_received: z.int(), num_invalid_entries: z.int().default(0) });
