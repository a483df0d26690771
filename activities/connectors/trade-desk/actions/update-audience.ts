import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { itemOf, taken } from '../client.ts';
import { tradeDesk } from '../connector.ts';
import { person } from '../fields.ts';

const MINUTES_OF_A_DAY = 24 * 60;

export const updateAudience = defineAction({
  tool: tradeDesk,
  id: 'trade-desk.updateAudience',
  summary: 'Put people into an audience, or take them out.',
  /** `audienceId` is the name of the first-party data segment; one that does not exist is made. They leave it by themselves after so many days. */
  input: z.strictObject({
    audienceId: z.string().min(1).max(256),
    change: z.enum(['ADD', 'REMOVE']),
    people: z.array(person).min(1).max(1000),
    days: z.int().min(1).max(180).default(30),
  }),
  output: z.object({ audienceId: z.string(), accepted: z.int(), rejected: z.int() }),
  // The latest word on a person and an audience counts.
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  example: {
    audienceId: 'trial-users',
    change: 'ADD',
    people: [
      { kind: 'uid2', id: 'JI1OmSKvLJFsVcFYuUUdwhJsJcNKzsJ1KyKk3TPmKBk=' },
      { kind: 'tdid', id: '0f3b1c7e-9a55-4d0a-8a3e-6d2f1c9b7e01' },
    ],
    days: 30,
  },
  async run({ input, settings, http }) {
    const membership = {
      Name: input.audienceId,
      TtlInMinutes: input.change === 'ADD' ? input.days * MINUTES_OF_A_DAY : OUT,
    };
    const { FailedLines } = await http.post({
      path: '/data/advertiser',
      json: {
        AdvertiserId: settings.advertiserId,
        Items: input.people.map((one) => ({ ...itemOf(one), Data: [membership] })),
      },
      response: taken,
    });
    // A person may have several lines about them.
    const rejected = new Set(
      (FailedLines ?? []).map(({ ItemNumber }, index) => ItemNumber ?? `line ${index}`),
    ).size;
    return { audienceId: input.audienceId, accepted: input.people.length - rejected, rejected };
  },
});

/** A membership that lasts no time ends at once. */
const OUT = 0;
