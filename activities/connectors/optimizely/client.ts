import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { State } from '../../kit/experiment.ts';
import type { Http } from '../../kit/http.ts';
import { path } from '../../kit/path.ts';

/** A hundred basis points are one percent. */
const BASIS_POINTS = 100;

/** The vendor's most for a page. */
const PAGE_SIZE = 100;

/** Beyond these nobody looks; to make another experiment then would be a guess. */
const MOST_PAGES = 60;

// Loose, as all that is sent back: an update replaces the list of variations.
const variation = z.looseObject({
  variation_id: z.int(),
  name: z.string().default(''),
  weight: z.int(),
  actions: z.array(z.looseObject({ page_id: z.int() })).default([]),
});

export const experiment = z.object({
  id: z.int(),
  name: z.string().default(''),
  description: z.string().default(''),
  status: z.string(),
  traffic_allocation: z.int().default(100 * BASIS_POINTS),
  url_targeting: z.object({ page_id: z.int().optional() }).optional(),
  variations: z.array(variation).default([]),
});

export type Experiment = z.output<typeof experiment>;

type Variation = z.output<typeof variation>;

/** Percent as the vendor counts it. */
export function pointsOf(percent: number): number {
  return Math.round(percent * BASIS_POINTS);
}

/** The vendor's basis points as percent. */
export function percentOf(points: number): number {
  return points / BASIS_POINTS;
}

export async function readExperimentOf(http: Http, experimentId: string): Promise<Experiment> {
  return await http.get({ path: path`/experiments/${experimentId}`, response: experiment });
}

/** The experiment whose description carries the marker. */
export async function findExperiment(
  http: Http,
  projectId: string,
  marker: string,
): Promise<Experiment | undefined> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const all = await http.get({
      path: '/experiments',
      query: { project_id: projectId, per_page: PAGE_SIZE, page },
      response: z.array(experiment),
    });
    const found = all.find(({ description }) => description.includes(marker));
    if (found !== undefined || all.length < PAGE_SIZE) return found;
  }
  throw toolError('OUTCOME_UNKNOWN', { tool: 'optimizely' });
}

/** Changes an experiment. An action publishes the change with it, or starts and pauses; without one it stays a draft. */
export async function changeExperiment(
  http: Http,
  experimentId: string | number,
  action: 'publish' | 'start' | 'pause' | 'resume' | undefined,
  change: object,
): Promise<Experiment> {
  return await http.patch({
    path: path`/experiments/${experimentId}`,
    query: { action },
    json: change,
    response: experiment,
  });
}

/** A variation as an update takes it: what is read only stays behind. */
export function writable({ actions, ...rest }: Variation, change: object = {}): object {
  return { ...rest, actions: actions.map(({ share_link: _link, ...action }) => action), ...change };
}

/** What its status means to us. BAD_RESPONSE for one that we do not know: to stop a test that may run on must not seem done. */
export function stateOf({ status }: Pick<Experiment, 'status'>): State {
  const state = STATES[status];
  if (state === undefined)
    throw toolError('BAD_RESPONSE', { tool: 'optimizely', fields: ['status is not known'] });
  return state;
}

const STATES: Readonly<Record<string, State>> = {
  not_started: 'draft',
  running: 'running',
  paused: 'paused',
  campaign_paused: 'paused',
  archived: 'ended',
};
