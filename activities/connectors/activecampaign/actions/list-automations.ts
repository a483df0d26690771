import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { named, numeral, readAll } from '../client.ts';
import { activecampaign } from '../connector.ts';

export const listAutomations = defineAction({
  tool: activecampaign,
  id: 'activecampaign.listAutomations',
  summary: 'List the automations, and whether they run.',
  input: z.strictObject({ search: z.string().optional() }),
  output: z.object({
    automations: z.array(z.object({ id: z.string(), name: z.string(), active: z.boolean() })),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: {},
  async run({ input, http }) {
    const all = await readAll(http, '/api/3/automations', 'automations', automation);
    const automations = all.map(({ id, name, status }) => ({ id, name, active: status === RUNS }));
    return { automations: [...named(automations, input.search)] };
  },
});

/** From memory, see the README. */
const RUNS = '1';

const automation = z.object({ id: numeral, name: z.string(), status: numeral });
