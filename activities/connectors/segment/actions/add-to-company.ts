import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { KEYED_FOR, sendMessage } from '../client.ts';
import { segment } from '../connector.ts';
import { propertiesBut, userId } from '../fields.ts';

export const addToCompany = defineAction({
  tool: segment,
  id: 'segment.addToCompany',
  summary: 'Tell Segment that a person belongs to a company, and what is known about the company.',
  input: z.strictObject({
    userId,
    /** Our own id of the company. */
    companyId: z.string().min(1),
    name: z.string().min(1).optional(),
    /** Further traits of the company; those that are not named stay. */
    properties: propertiesBut('name').optional(),
  }),
  output: z.object({ accepted: z.boolean() }),
  retrySafety: 'keyed',
  keyedFor: KEYED_FOR,
  effect: 'write',
  scopes: [],
  example: {
    userId: 'crm-102',
    companyId: 'crm-company-7',
    name: 'Hopper GmbH',
    properties: { industry: 'machinery', employees: 420 },
  },
  async run(call) {
    const { companyId, name, properties: further } = call.input;
    await sendMessage(call, call.input, {
      type: 'group',
      groupId: companyId,
      timestamp: call.now().toISOString(),
      traits: { ...further, ...(name === undefined ? {} : { name }) },
    });
    return { accepted: true };
  },
});
