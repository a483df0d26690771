import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { experimentId, percent, shares } from '../../../kit/experiment.ts';
import type { Http } from '../../../kit/http.ts';
import {
  changeExperiment,
  experiment,
  findExperiment,
  pointsOf,
  writable,
  type Experiment,
} from '../client.ts';
import { optimizely } from '../connector.ts';

const id = 'optimizely.createExperiment';

const variations = shares(
  z.strictObject({ name: z.string().min(1), percent, changes: z.string().min(1).optional() }),
);

export const createExperiment = defineAction({
  tool: optimizely,
  id,
  summary:
    'Prepare an A/B test of a page, with its variations and its goal; nobody sees it before it is started.',
  input: z.strictObject({
    name: z.string().min(1),
    hypothesis: z.string().min(1).optional(),
    /** The page that is tested. */
    url: z.url(),
    /** Share of the page's visitors that take part. */
    trafficPercent: percent,
    /** The first is the page as it is. `changes` is JavaScript. */
    variations,
    /** Events of the project that count as success, the most important one first. */
    eventIds: z.array(z.string().regex(/^\d+$/)).min(1),
  }),
  output: z.object({ experimentId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['all'],
  example: {
    name: 'de_leads_monitoring_202612 headline',
    hypothesis: 'A short headline brings more leads.',
    url: 'https://www.maschinenraum.example/monitoring',
    trafficPercent: 50,
    variations: [
      { name: 'As it is', percent: 60 },
      {
        name: 'Short headline',
        percent: 40,
        changes: "document.querySelector('h1').textContent = 'Watch it';",
      },
    ],
    eventIds: ['4510998277'],
  },
  async run({ input, settings, http, marker }) {
    const made = await http.post({
      path: '/experiments',
      json: {
        project_id: Number(settings.projectId),
        name: input.name,
        description: [input.hypothesis, `(${marker})`].filter(Boolean).join(' '),
        type: 'a/b',
        traffic_allocation: pointsOf(input.trafficPercent),
        url_targeting: { edit_url: input.url, conditions: conditionsOf(input.url) },
        metrics: input.eventIds.map((event) => ({
          event_id: Number(event),
          aggregator: 'unique',
          scope: 'visitor',
          winning_direction: 'increasing',
        })),
        variations: input.variations.map((one) => ({ name: one.name, weight: pointsOf(one.percent) })),
      },
      response: experiment,
    });
    return await complete(http, made, input.variations);
  },
  async find({ input, settings, http, marker }) {
    const made = await findExperiment(http, settings.projectId, marker);
    return made && (await complete(http, made, input.variations));
  },
});

/** Visitors of this address alone, as a page's conditions are written; the words in it are from memory, see the README. */
function conditionsOf(url: string): string {
  return JSON.stringify(['and', ['or', { type: 'url', match_type: 'simple', value: url }]]);
}

/** Changes belong to the page of the experiment, which has a number only once it is made. */
async function complete(
  http: Http,
  made: Experiment,
  wanted: z.output<typeof variations>,
): Promise<{ experimentId: string }> {
  const changes = new Map(wanted.map((one) => [one.name, one.changes]));
  const missing = made.variations.some(
    ({ name, actions }) => actions.length === 0 && changes.get(name) !== undefined,
  );
  if (missing) {
    const page = made.url_targeting?.page_id;
    if (page === undefined)
      throw toolError('CONFLICT', { action: id, fields: ['the experiment has no page'] });
    const written = made.variations.map((one) => {
      const value = changes.get(one.name);
      if (value === undefined || one.actions.length > 0) return writable(one);
      return writable(one, { actions: [{ page_id: page, changes: [{ type: 'custom_code', value }] }] });
    });
    await changeExperiment(http, made.id, undefined, { variations: written });
  }
  return { experimentId: String(made.id) };
}
