import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { klaviyo } from '../connector.ts';
import { flowStatus } from '../fields.ts';

export const setFlowStatus = defineAction({
  tool: klaviyo,
  id: 'klaviyo.setFlowStatus',
  summary: 'Let a flow and all its messages run, wait for a person, or rest.',
  input: z.strictObject({ flowId: z.string().min(1), status: flowStatus }),
  output: z.object({ flowId: z.string(), status: flowStatus }),
  retrySafety: 'idempotent',
  effect: 'publish',
  withdrawsWhen: { status: 'draft' },
  scopes: ['flows:write'],
  example: { flowId: 'Fl1Off', status: 'live' },
  async run({ input, http }) {
    const { data } = await http.patch({
      path: path`/api/flows/${input.flowId}`,
      json: { data: { type: 'flow', id: input.flowId, attributes: { status: input.status } } },
      response: z.object({ data: z.object({ attributes: z.object({ status: flowStatus }) }) }),
    });
    return { flowId: input.flowId, status: data.attributes.status };
  },
});
