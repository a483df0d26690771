import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { oneOf } from '../client.ts';
import { dv360 } from '../connector.ts';
import { campaignId, insertionOrderId, lineItemId } from '../fields.ts';

export const readLineItem = defineAction({
  tool: dv360,
  id: 'dv360.readLineItem',
  summary: 'Read how a line item stands, and what keeps it from being delivered.',
  input: z.strictObject({ lineItemId }),
  /** `warnings` are the vendor's words: NO_VALID_CREATIVE, PARENT_INSERTION_ORDER_PAUSED. */
  output: z.object({
    lineItemId,
    insertionOrderId,
    campaignId,
    name: z.string(),
    status: z.enum(['ENABLED', 'PAUSED', 'DRAFT', 'REMOVED']),
    warnings: z.array(z.string()),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/display-video'],
  example: { lineItemId: '71000001' },
  async run({ input, settings, http }) {
    const item = await http.get({
      path: oneOf(settings, 'lineItems', input.lineItemId),
      response: z.object({
        lineItemId,
        insertionOrderId,
        campaignId,
        displayName: z.string(),
        entityStatus: z.enum(VENDOR_STATUSES),
        warningMessages: z.array(z.string()).default([]),
      }),
    });
    return {
      lineItemId: item.lineItemId,
      insertionOrderId: item.insertionOrderId,
      campaignId: item.campaignId,
      name: item.displayName,
      status: STATUSES[item.entityStatus],
      warnings: item.warningMessages,
    };
  },
});

const VENDOR_STATUSES = [
  'ENTITY_STATUS_ACTIVE',
  'ENTITY_STATUS_PAUSED',
  'ENTITY_STATUS_DRAFT',
  'ENTITY_STATUS_ARCHIVED',
  'ENTITY_STATUS_SCHEDULED_FOR_DELETION',
] as const;

const STATUSES = {
  ENTITY_STATUS_ACTIVE: 'ENABLED',
  ENTITY_STATUS_PAUSED: 'PAUSED',
  ENTITY_STATUS_DRAFT: 'DRAFT',
  ENTITY_STATUS_ARCHIVED: 'REMOVED',
  ENTITY_STATUS_SCHEDULED_FOR_DELETION: 'REMOVED',
} as const satisfies Record<(typeof VENDOR_STATUSES)[number], string>;
