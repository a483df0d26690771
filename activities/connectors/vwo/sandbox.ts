import { z } from 'zod';
import {
  defineSandbox,
  reply,
  type SandboxReply,
  type SandboxRequest,
} from '../../sandbox/define-sandbox.ts';

interface Variation {
  readonly id: number;
  readonly name: string;
  readonly isControl: boolean;
  readonly percentSplit: number;
  readonly changes?: string;
}

interface Campaign {
  readonly id: number;
  readonly name: string;
  readonly type: 'ab';
  readonly status: string;
  readonly percentTraffic: number;
  readonly primaryUrl: string;
  readonly variations: readonly Variation[];
  readonly goals: readonly { readonly id: number; readonly name: string; readonly type: string }[];
  readonly variationGoalData: readonly object[];
}

interface Vwo {
  readonly campaigns: Record<string, Campaign>;
}

const place = z.object({
  type: z.enum(['url', 'startsWith', 'endsWith', 'contains', 'pattern', 'regex']),
  value: z.string(),
});
const newCampaign = z.strictObject({
  type: z.literal('ab'),
  primaryUrl: z.url(),
  urls: z.array(place).min(1),
  goals: z
    .array(z.object({ name: z.string().min(1), type: z.literal('visitPage'), urls: z.array(place) }))
    .min(1),
});
const campaignChange = z.strictObject({
  campaigns: z
    .strictObject({ name: z.string().min(1), percentTraffic: z.number().min(0).max(100) })
    .partial(),
});
const variationChange = z.strictObject({
  variations: z
    .strictObject({ name: z.string().min(1), changes: z.string(), percentSplit: z.number().min(0).max(100) })
    .partial(),
});
const statusChange = z.strictObject({
  ids: z.array(z.int()).min(1),
  status: z.enum(['RUNNING', 'PAUSED', 'STOPPED', 'TRASHED', 'RESTORED']),
});

const CAMPAIGNS = '/accounts/{account}/campaigns';

export const vwoSandbox = defineSandbox<Vwo>({
  tool: 'vwo',
  connection: { token: 'sandbox-vwo-token-000000000000000000000000' },
  // 401 is for no token at all; one that is not known is 403.
  refuse: () => reply(401, { _errors: [{ code: 401 }] }),
  initial: () => ({
    campaigns: {
      7: {
        id: 7,
        name: 'Button of the price page',
        type: 'ab',
        status: 'NOT_STARTED',
        percentTraffic: 100,
        primaryUrl: 'https://www.maschinenraum.example/prices',
        variations: [control(50), { id: 2, name: 'Green button', isControl: false, percentSplit: 50 }],
        goals: [{ id: 1, name: 'Order', type: 'visitPage' }],
        variationGoalData: [],
      },
      8: {
        id: 8,
        name: 'Headline of the start page',
        type: 'ab',
        status: 'RUNNING',
        percentTraffic: 80,
        primaryUrl: 'https://www.maschinenraum.example/',
        variations: [control(50), { id: 2, name: 'Question', isControl: false, percentSplit: 50 }],
        goals: [{ id: 1, name: 'Lead (mr-0123456789abcdef0123)', type: 'visitPage' }],
        variationGoalData: [figures(1, 4000, 120, false), figures(2, 4000, 168, true)],
      },
    },
  }),
  routes: {
    [`GET ${CAMPAIGNS}`]: ({ query, state }) => {
      const limit = Number(query.get('limit') ?? 25);
      const offset = Number(query.get('offset') ?? 0);
      const all = Object.values(state.campaigns);
      const page = all.slice(offset, offset + limit).map(({ goals, variations, ...rest }) => ({
        ...rest,
        goals: { partialCollection: goals, offset: 0, totalCount: goals.length },
        variations: { partialCollection: [], totalCount: variations.length },
      }));
      // More than a page is wrapped once more.
      return done(all.length > limit ? { partialCollection: page, totalCount: all.length, offset } : page);
    },
    [`POST ${CAMPAIGNS}`]: ({ body, state, nextId }) => {
      const parsed = newCampaign.safeParse(body);
      if (!parsed.success) return refused(400);
      const id = 1000 + nextId();
      const { primaryUrl, type } = parsed.data;
      const goals = parsed.data.goals.map((goal, index) => ({
        id: index + 1,
        name: goal.name,
        type: goal.type,
      }));
      const campaign: Campaign = {
        id,
        name: `Campaign ${id}`,
        type,
        status: 'NOT_STARTED',
        percentTraffic: 100,
        primaryUrl,
        variations: [control(100)],
        goals,
        variationGoalData: [],
      };
      state.campaigns[id] = campaign;
      return done(
        { id, status: campaign.status, goals: goals.map(({ id: goal, name }) => ({ id: goal, name })) },
        201,
      );
    },
    [`PATCH ${CAMPAIGNS}/status`]: ({ body, state }) => {
      const parsed = statusChange.safeParse(body);
      if (!parsed.success) return refused(400);
      const { ids, status } = parsed.data;
      if (ids.some((id) => state.campaigns[id] === undefined)) return refused(404);
      for (const id of ids) state.campaigns[id] = { ...(state.campaigns[id] as Campaign), status };
      return done({ status, ids });
    },
    [`GET ${CAMPAIGNS}/{campaign}`]: (request) => {
      const found = campaignOf(request);
      return found === undefined ? refused(404) : done(found);
    },
    [`PATCH ${CAMPAIGNS}/{campaign}`]: (request) => {
      const found = campaignOf(request);
      const parsed = campaignChange.safeParse(request.body);
      if (found === undefined) return refused(404);
      if (!parsed.success) return refused(400);
      const { name = found.name, percentTraffic = found.percentTraffic } = parsed.data.campaigns;
      return kept(request, { ...found, name, percentTraffic });
    },
    [`POST ${CAMPAIGNS}/{campaign}/variations`]: (request) => {
      const found = campaignOf(request);
      const parsed = variationChange.safeParse(request.body);
      if (found === undefined) return refused(404);
      const { name, changes } = parsed.data?.variations ?? {};
      if (name === undefined) return refused(400);
      const id = found.variations.length + 1;
      const added: Variation = {
        id,
        name,
        isControl: false,
        percentSplit: 0,
        ...(changes === undefined ? {} : { changes }),
      };
      // All shares become equal.
      const variations = [...found.variations, added].map((one) => ({ ...one, percentSplit: 100 / id }));
      kept(request, { ...found, variations });
      return done(variations.at(-1), 201);
    },
    [`PATCH ${CAMPAIGNS}/{campaign}/variations/{variation}`]: (request) => {
      const found = campaignOf(request);
      const parsed = variationChange.safeParse(request.body);
      const before = found?.variations.find(({ id }) => String(id) === request.params['variation']);
      if (found === undefined || before === undefined) return refused(404);
      if (!parsed.success) return refused(400);
      const { name = before.name, percentSplit = before.percentSplit } = parsed.data.variations;
      const changed = { ...before, name, percentSplit };
      kept(request, {
        ...found,
        variations: found.variations.map((one) => (one.id === before.id ? changed : one)),
      });
      return done(changed);
    },
  },
});

type Request = SandboxRequest<Vwo>;

function campaignOf({ params, state }: Request): Campaign | undefined {
  return state.campaigns[params['campaign'] ?? ''];
}

function kept({ state }: Request, campaign: Campaign): SandboxReply {
  state.campaigns[campaign.id] = campaign;
  return done(campaign);
}

function done(data: unknown, status = 200): SandboxReply {
  return reply(status, { _data: data });
}

/** What stands in the body is not documented. */
function refused(status: number): SandboxReply {
  return reply(status, { _errors: [{ code: status }] });
}

function control(percentSplit: number): Variation {
  return { id: 1, name: 'Control', isControl: true, percentSplit };
}

function figures(
  variation: number,
  visitorCount: number,
  conversionCount: number,
  isWinner: boolean,
): object {
  const aggregated = {
    visitorCount,
    conversionCount,
    conversionRate: (100 * conversionCount) / visitorCount,
  };
  return { variation, goal: 1, aggregated, isWinner, isLoser: false };
}
