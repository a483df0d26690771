import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { BEGAN, failed, page, type Flow, type Klaviyo } from './state.ts';

const change = z.object({
  data: z.object({
    id: z.string(),
    attributes: z.object({ status: z.enum(['draft', 'manual', 'live']) }),
  }),
});

export const readFlows: SandboxRoute<Klaviyo> = ({ query, state, baseUrl }) => {
  const all = Object.entries(state.flows).map(([id, flow]) => flowShown(id, flow, baseUrl));
  return reply(200, page(all, query, 50, `${baseUrl}/api/flows`));
};

/** Changes the status of a flow and of all its messages. */
export const changeFlow: SandboxRoute<Klaviyo> = ({ params, body, state, baseUrl }) => {
  const id = params['id'] ?? '';
  const parsed = change.safeParse(body);
  if (!parsed.success || parsed.data.data.id !== id) return failed(400, 'invalid');
  const flow = state.flows[id];
  if (flow === undefined) return failed(404, 'not_found');
  flow.status = parsed.data.data.attributes.status;
  return reply(200, { data: flowShown(id, flow, baseUrl) });
};

function flowShown(id: string, { name, status, archived, trigger }: Flow, baseUrl: string): object {
  return {
    type: 'flow',
    id,
    attributes: { name, status, archived, created: BEGAN, updated: BEGAN, trigger_type: trigger },
    links: { self: `${baseUrl}/api/flows/${id}` },
  };
}
