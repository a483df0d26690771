import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { experimentId, variationResult } from '../../../kit/experiment.ts';
import { readCampaign, type Campaign } from '../client.ts';
import { vwo } from '../connector.ts';

export const readResults = defineAction({
  tool: vwo,
  id: 'vwo.readResults',
  summary: 'Read what became of each variation so far, and which of them won.',
  input: z.strictObject({ experimentId }),
  output: z.object({
    /** One for each variation and metric; none before anybody took part. */
    rows: z.array(variationResult),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { experimentId: '8' },
  async run({ input, settings, http }) {
    return { rows: rowsOf(await readCampaign(http, settings, input.experimentId)) };
  },
});

/** Our marker in the name of a goal is nobody's business. */
const MARKER = / \(mr-[0-9a-f]{20}\)$/;

function rowsOf({ variations, goals, variationGoalData }: Campaign) {
  return variationGoalData.map(({ variation, goal, isWinner, isLoser, aggregated }) => ({
    variationId: String(variation),
    variation: variations.find(({ id }) => id === variation)?.name ?? '',
    metric: (goals.find(({ id }) => id === goal)?.name ?? '').replace(MARKER, ''),
    visitors: aggregated.visitorCount,
    conversions: aggregated.conversionCount,
    // In percent or not: the two counts do not leave it open.
    rate: aggregated.visitorCount === 0 ? 0 : aggregated.conversionCount / aggregated.visitorCount,
    verdict: isWinner ? ('winner' as const) : isLoser ? ('loser' as const) : ('open' as const),
  }));
}
