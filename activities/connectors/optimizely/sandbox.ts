import { z } from 'zod';
import {
  defineSandbox,
  reply,
  type SandboxReply,
  type SandboxRequest,
} from '../../sandbox/define-sandbox.ts';

const variationFields = z.looseObject({
  variation_id: z.int().optional(),
  name: z.string().min(1),
  weight: z.int().min(0).max(10_000),
  actions: z.array(z.looseObject({ page_id: z.int() })).default([]),
});
// Shares together are the whole.
const variations = z
  .array(variationFields)
  .refine((all) => all.reduce((sum, { weight }) => sum + weight, 0) === 10_000);
const share = z.int().min(0).max(10_000);

const newExperiment = z.object({
  project_id: z.literal(2_100_777),
  name: z.string().min(1),
  description: z.string().default(''),
  type: z.literal('a/b'),
  traffic_allocation: share.default(10_000),
  url_targeting: z.object({ edit_url: z.url(), conditions: z.string() }),
  metrics: z.array(z.looseObject({ event_id: z.literal(4_510_998_277) })).min(1),
  variations,
});
const change = z.object({ traffic_allocation: share.optional(), variations: variations.optional() });

type Status = 'not_started' | 'running' | 'paused' | 'archived';

interface Experiment {
  readonly id: number;
  readonly project_id: number;
  readonly name: string;
  readonly description: string;
  readonly type: 'a/b';
  readonly status: Status;
  readonly traffic_allocation: number;
  readonly url_targeting: {
    readonly page_id: number;
    readonly edit_url: string;
    readonly conditions?: string;
  };
  readonly variations: readonly object[];
}

interface Optimizely {
  readonly experiments: Record<string, Experiment>;
  /** By experiment. */
  readonly results: Readonly<Record<string, object>>;
}

export const optimizelySandbox = defineSandbox<Optimizely>({
  tool: 'optimizely',
  connection: { token: '2:sandbox-optimizely-token', settings: { projectId: '2100777' } },
  refuse: () => failed(401, 'unauthorized'),
  unknown: () => failed(404, 'not_found'),
  initial: () => ({
    experiments: {
      5512340007: initialExperiment(5_512_340_007, 'Button of the price page', 'not_started', 'Green button'),
      5512340008: initialExperiment(5_512_340_008, 'Headline of the start page', 'running', 'Question'),
    },
    results: { 5512340008: resultsOf(5_512_340_008) },
  }),
  routes: {
    'GET /experiments': ({ query, state }) => {
      if (query.get('project_id') !== '2100777') return failed(404, 'not_found');
      const size = Number(query.get('per_page') ?? 25);
      const begin = (Number(query.get('page') ?? 1) - 1) * size;
      return reply(200, Object.values(state.experiments).slice(begin, begin + size));
    },
    'POST /experiments': ({ body, state, nextId }) => {
      const parsed = newExperiment.safeParse(body);
      if (!parsed.success) return failed(400, 'bad_request');
      const { metrics: _metrics, ...given } = parsed.data;
      const id = 6_000_000_000 + nextId();
      const made: Experiment = {
        ...given,
        id,
        status: 'not_started',
        url_targeting: { ...given.url_targeting, page_id: 7_000_000_000 + nextId() },
        variations: given.variations.map((one) => ({ ...one, variation_id: 8_000_000_000 + nextId() })),
      };
      state.experiments[id] = made;
      return reply(201, made);
    },
    'GET /experiments/{id}': (request) => {
      const found = experimentOf(request);
      return found === undefined ? failed(404, 'not_found') : reply(200, found);
    },
    'PATCH /experiments/{id}': (request) => {
      const found = experimentOf(request);
      const parsed = change.safeParse(request.body);
      const action = request.query.get('action') ?? undefined;
      if (found === undefined) return failed(404, 'not_found');
      const status = after(found.status, action);
      if (!parsed.success || status === undefined) return failed(400, 'bad_request');
      const changed: Experiment = {
        ...found,
        status,
        traffic_allocation: parsed.data.traffic_allocation ?? found.traffic_allocation,
        variations: parsed.data.variations ?? found.variations,
      };
      request.state.experiments[found.id] = changed;
      return reply(200, changed);
    },
    'GET /experiments/{id}/results': (request) => {
      const found = experimentOf(request);
      if (found === undefined) return failed(404, 'not_found');
      const results = request.state.results[found.id];
      return results === undefined ? reply(204) : reply(200, results);
    },
  },
});

function experimentOf({ params, state }: SandboxRequest<Optimizely>): Experiment | undefined {
  return state.experiments[params['id'] ?? ''];
}

/** The status after an action, or nothing where it does not fit. */
function after(status: Status, action: string | undefined): Status | undefined {
  switch (action) {
    case undefined:
    case 'publish':
      return status === 'archived' ? undefined : status;
    case 'start':
      return status === 'not_started' ? 'running' : undefined;
    case 'resume':
      return status === 'paused' ? 'running' : undefined;
    case 'pause':
      return status === 'running' ? 'paused' : undefined;
    default:
      return undefined;
  }
}

function initialExperiment(id: number, name: string, status: Status, other: string): Experiment {
  return {
    id,
    project_id: 2_100_777,
    name,
    description: '',
    type: 'a/b',
    status,
    traffic_allocation: 10_000,
    url_targeting: { page_id: id + 1000, edit_url: 'https://www.maschinenraum.example/' },
    variations: [
      { variation_id: id + 2001, name: 'Original', weight: 5000, status: 'active', actions: [] },
      {
        variation_id: id + 2002,
        name: other,
        weight: 5000,
        status: 'active',
        actions: [
          {
            page_id: id + 1000,
            share_link: `https://www.maschinenraum.example/?optimizely_token=public&optimizely_x=${id + 2002}`,
            changes: [{ type: 'custom_code', value: 'void 0;' }],
          },
        ],
      },
    ],
  };
}

function resultsOf(experiment: number): object {
  const variant = (id: number, name: string, value: number, lift?: object) => ({
    variation_id: String(id),
    name,
    is_baseline: lift === undefined,
    samples: 4000,
    value,
    rate: value / 4000,
    ...(lift === undefined ? {} : { lift }),
  });
  const [original, question] = [experiment + 2001, experiment + 2002];
  return {
    experiment_id: experiment,
    start_time: '2026-11-01T00:00:00Z',
    end_time: '2026-12-01T08:00:00Z',
    metrics: [
      {
        name: 'Lead',
        event_id: 4_510_998_277,
        aggregator: 'unique',
        scope: 'visitor',
        conclusion: { winner: String(question) },
        results: {
          [original]: variant(original, 'Original', 120),
          [question]: variant(question, 'Question', 168, {
            value: 0.4,
            significance: 0.97,
            is_significant: true,
          }),
        },
      },
    ],
  };
}

function failed(status: number, code: string): SandboxReply {
  return reply(status, {
    code,
    message: 'The sandbox refused.',
    uuid: '3b1d8a52-6c0f-4e97-a8d4-5f20e7c9b613',
  });
}
