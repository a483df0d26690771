import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { oneOf, patience, STATUS } from '../client.ts';
import { dv360 } from '../connector.ts';
import { status } from '../fields.ts';

const level = z.enum(['campaign', 'insertion-order', 'line-item']);

export const setStatus = defineAction({
  tool: dv360,
  id: 'dv360.setStatus',
  summary: 'Let a campaign, an insertion order or a line item run and spend, or pause it.',
  /** A line item is delivered when all three above each other are enabled; campaigns go first. */
  input: z.strictObject({ level, id: z.string().regex(/^\d+$/), status }),
  output: z.object({ id: z.string(), status }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['https://www.googleapis.com/auth/display-video'],
  withdrawsWhen: { status: 'PAUSED' },
  example: { level: 'line-item', id: '71000001', status: 'PAUSED' },
  async run({ input, settings, http }) {
    await http.patch({
      path: oneOf(settings, COLLECTIONS[input.level], input.id),
      query: { updateMask: 'entityStatus' },
      json: { entityStatus: STATUS[input.status] },
      timeoutMs: patience(http),
      response: z.object({ entityStatus: z.literal(STATUS[input.status]) }),
    });
    return { id: input.id, status: input.status };
  },
});

const COLLECTIONS = {
  campaign: 'campaigns',
  'insertion-order': 'insertionOrders',
  'line-item': 'lineItems',
} as const satisfies Record<z.output<typeof level>, string>;
