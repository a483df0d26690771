import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { experimentId, variationResult } from '../../../kit/experiment.ts';
import { path } from '../../../kit/path.ts';
import { optimizely } from '../connector.ts';

export const readResults = defineAction({
  tool: optimizely,
  id: 'optimizely.readResults',
  summary: 'Read what became of each variation so far, and which of them won.',
  input: z.strictObject({ experimentId }),
  output: z.object({
    /** One for each variation and metric; none before anybody took part. */
    rows: z.array(
      variationResult.extend({
        /** Against the page as it is: 0.1 is a tenth more. */
        lift: z.number().optional(),
        /** How likely it is that the difference is no chance, between 0 and 1. */
        significance: z.number().optional(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['all'],
  example: { experimentId: '5512340008' },
  async run({ input, http }) {
    const results = await http.get({
      path: path`/experiments/${input.experimentId}/results`,
      response: report,
    });
    return { rows: (results?.metrics ?? []).flatMap(rowsOf) };
  },
});

function rowsOf({ name, conclusion, results }: z.output<typeof metric>) {
  return Object.entries(results).map(([id, { name: variation, samples, value, rate, lift }]) => ({
    variationId: id,
    variation,
    metric: name,
    visitors: samples,
    conversions: value,
    rate,
    verdict:
      conclusion?.winner === id
        ? ('winner' as const)
        : conclusion?.loser === id
          ? ('loser' as const)
          : ('open' as const),
    lift: lift?.value,
    significance: lift?.significance,
  }));
}

const metric = z.object({
  name: z.string().default(''),
  conclusion: z.object({ winner: z.string().nullish(), loser: z.string().nullish() }).nullish(),
  results: z.record(
    z.string(),
    z.object({
      name: z.string().default(''),
      samples: z.int().default(0),
      value: z.number().default(0),
      rate: z.number().default(0),
      lift: z.object({ value: z.number().optional(), significance: z.number().optional() }).optional(),
    }),
  ),
});

/** Without any visitor yet: 204 and no body. */
const report = z.object({ metrics: z.array(metric).default([]) }).optional();
