import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { itemOf, taken } from '../client.ts';
import { tradeDesk } from '../connector.ts';
import { person } from '../fields.ts';

export const deletePerson = defineAction({
  tool: tradeDesk,
  id: 'trade-desk.deletePerson',
  summary: 'Have what was told about a person erased, and nothing more taken about them where they object.',
  /** `OPT_OUT`: nothing is taken about them any more. `DELETION`: what there is is erased. */
  input: z.strictObject({ person, request: z.enum(['DELETION', 'OPT_OUT']).default('DELETION') }),
  output: z.object({ received: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  example: {
    person: { kind: 'uid2', id: 'JI1OmSKvLJFsVcFYuUUdwhJsJcNKzsJ1KyKk3TPmKBk=' },
    request: 'DELETION',
  },
  async run({ input, settings, http }) {
    const { FailedLines } = await http.post({
      path: '/data/deletion-optout/advertiser',
      json: {
        AdvertiserId: settings.advertiserId,
        Items: [itemOf(input.person)],
        RequestType: REQUESTS[input.request],
      },
      response: taken,
    });
    const [refused] = FailedLines ?? [];
    if (refused === undefined) return { received: true };
    throw toolError('INVALID_INPUT', { action: 'trade-desk.deletePerson', vendorCode: refused.ErrorCode });
  },
});

const REQUESTS = { DELETION: 'Deletion', OPT_OUT: 'OptOut' } as const;
