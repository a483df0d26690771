import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { audiencePerson, plainEmail, sha256Hex } from '../../../kit/hashed-people.ts';
import { path } from '../../../kit/path.ts';
import { linkedinAds } from '../connector.ts';

/** Our own: the vendor's limit was not found. */
const BATCH = 1000;

export const updateAudience = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.updateAudience',
  summary: 'Put people into an audience or take them out; addresses go as hashes.',
  input: z.strictObject({
    audienceId: z.string().regex(/^\d+$/),
    change: z.enum(['ADD', 'REMOVE']),
    /** LinkedIn knows people by their address only: those with just a number are rejected. */
    people: z.array(audiencePerson).min(1).max(10_000),
  }),
  output: z.object({
    audienceId: z.string(),
    /** People that LinkedIn took in; how many of them it knows it does not say. */
    accepted: z.int(),
    rejected: z.int(),
  }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['rw_dmp_segments'],
  timeoutMs: 5 * 60_000,
  example: {
    audienceId: '1203000001',
    change: 'ADD',
    people: [{ email: 'ada@example.com', phone: '+491701234567' }, { email: 'grace@example.com' }],
  },
  async run({ input: { audienceId, change, people }, http, heartbeat }) {
    const hashes = people.flatMap(({ email }) => (email === undefined ? [] : [sha256Hex(plainEmail(email))]));
    if (hashes.length === 0) {
      throw toolError('INVALID_INPUT', {
        action: 'linkedin-ads.updateAudience',
        fields: ['people need email'],
      });
    }
    let accepted = 0;
    for (let from = 0; from < hashes.length; from += BATCH) {
      const { elements } = await http.post({
        path: path`/rest/dmpSegments/${audienceId}/users`,
        headers: { 'x-restli-method': 'BATCH_CREATE' },
        json: {
          elements: hashes.slice(from, from + BATCH).map((idValue) => ({
            action: change,
            userIds: [{ idType: 'SHA256_EMAIL', idValue }],
          })),
        },
        response: z.object({ elements: z.array(z.object({ status: z.int() })) }),
      });
      accepted += elements.filter(({ status }) => status < 300).length;
      heartbeat();
    }
    return { audienceId, accepted, rejected: people.length - accepted };
  },
});
