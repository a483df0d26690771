import { z } from 'zod';
import { audienceChange, audienceChanged, examplePeople } from '../../../kit/audience-change.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { addressHashes, plainEmail, sha256Hex } from '../../../kit/hashed-people.ts';
import { path } from '../../../kit/path.ts';
import { linkedinAds } from '../connector.ts';

/** Our own: the vendor's limit was not found. */
const BATCH = 1000;

export const updateAudience = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.updateAudience',
  summary: 'Put people into an audience or take them out; addresses go as hashes.',
  /** LinkedIn knows people by their address only: those with just a number are rejected. */
  input: audienceChange,
  output: audienceChanged,
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['rw_dmp_segments'],
  timeoutMs: 5 * 60_000,
  example: { audienceId: '1203000001', change: 'ADD', people: examplePeople },
  async run({ input: { audienceId, change, people }, http, heartbeat }) {
    const hashes = addressHashes(
      people,
      (email) => sha256Hex(plainEmail(email)),
      'linkedin-ads.updateAudience',
    );
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
