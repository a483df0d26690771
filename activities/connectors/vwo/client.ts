import { z } from 'zod';
import type { Call } from '../../kit/define-action.ts';
import { toolError } from '../../kit/errors.ts';
import type { State } from '../../kit/experiment.ts';
import type { Http } from '../../kit/http.ts';
import { path, type Path } from '../../kit/path.ts';

type Settings = { readonly workspaceId: string };
type AnyCall = Pick<Call<unknown, Settings>, 'http' | 'pause' | 'settings'>;

/** A second for each request of a token (API Rate Limits). */
const PACE_MS = 1_000;

/** Campaigns a page; the default is 25. */
const PAGE_SIZE = 100;

/** Beyond these nobody looks; to make another experiment then would be a guess. */
const MOST_PAGES = 60;

/** A path below a workspace. */
export function inWorkspace({ workspaceId }: Settings, rest: Path): Path {
  const base = path`/accounts/${workspaceId}`;
  return { value: base.value + rest.value, template: base.template + rest.template };
}

/** HTTP that keeps the vendor's pace within one call of an action; the queue keeps it between calls. */
export function slowly({
  http,
  pause,
}: Pick<AnyCall, 'http' | 'pause'>): Pick<Http, 'get' | 'post' | 'patch'> {
  let asked = false;
  const paced =
    (method: 'get' | 'post' | 'patch'): Http['get'] =>
    async (request) => {
      if (asked) await pause(PACE_MS);
      asked = true;
      return await http[method](request);
    };
  return { get: paced('get'), post: paced('post'), patch: paced('patch') };
}

const variation = z.object({
  id: z.int(),
  name: z.string(),
  isControl: z.boolean().default(false),
  percentSplit: z.number().default(0),
});

const figures = z.object({
  variation: z.int(),
  goal: z.int(),
  isWinner: z.boolean().default(false),
  isLoser: z.boolean().default(false),
  aggregated: z.object({
    visitorCount: z.int().default(0),
    conversionCount: z.int().default(0),
  }),
});

export const campaign = z.object({
  id: z.int(),
  name: z.string(),
  status: z.string(),
  percentTraffic: z.number().default(100),
  variations: z.array(variation).default([]),
  goals: z.array(z.object({ id: z.int(), name: z.string().default('') })).default([]),
  variationGoalData: z.array(figures).default([]),
});

export type Campaign = z.output<typeof campaign>;

/** Everything the vendor answers is wrapped. */
export function wrapped<Data extends z.ZodType>(data: Data) {
  return z.object({ _data: data });
}

/** An experiment with its variations and figures. */
export async function readCampaign(
  http: Pick<Http, 'get'>,
  settings: Settings,
  experimentId: string,
): Promise<Campaign> {
  const response = wrapped(campaign);
  return (await http.get({ path: inWorkspace(settings, path`/campaigns/${experimentId}`), response }))._data;
}

/** A list, or the part of one that fits into an answer. */
function listOf<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value) => {
    const part = z.looseObject({ partialCollection: z.array(z.unknown()) }).safeParse(value);
    return part.success ? part.data.partialCollection : value;
  }, z.array(item));
}

const listed = z.object({
  id: z.int(),
  goals: listOf(z.object({ name: z.string().default('') })).default([]),
});

/** The experiment whose goal carries the marker; a new campaign takes a name for nothing else. */
export async function findCampaign(
  http: Pick<Http, 'get'>,
  settings: Settings,
  marker: string,
): Promise<number | undefined> {
  for (let offset = 0; offset < MOST_PAGES * PAGE_SIZE; offset += PAGE_SIZE) {
    const { _data: page } = await http.get({
      path: inWorkspace(settings, path`/campaigns`),
      query: { type: 'ab', limit: PAGE_SIZE, offset },
      response: wrapped(listOf(listed)),
    });
    const found = page.find(({ goals }) => goals.some(({ name }) => name.includes(marker)));
    if (found !== undefined) return found.id;
    if (page.length < PAGE_SIZE) return undefined;
  }
  throw toolError('OUTCOME_UNKNOWN', { tool: 'vwo' });
}

/** Divides visitors anew; a variation is known by its name. NOT_FOUND where the experiment does not have all of them. */
export async function divide(
  http: Pick<Http, 'patch'>,
  settings: Settings,
  { id, variations }: Campaign,
  wanted: readonly { readonly name: string; readonly percent: number }[],
): Promise<void> {
  if (wanted.some(({ name }) => !variations.some((one) => one.name === name))) {
    throw toolError('NOT_FOUND', { tool: 'vwo', fields: ['variations: not all are in the experiment'] });
  }
  for (const one of variations) {
    const share = wanted.find(({ name }) => name === one.name);
    if (share === undefined || share.percent === one.percentSplit) continue;
    await http.patch({
      path: inWorkspace(settings, path`/campaigns/${id}/variations/${one.id}`),
      json: { variations: { percentSplit: share.percent } },
      response: wrapped(z.object({ id: z.int() })),
    });
  }
}

/** What its status means to us. BAD_RESPONSE for one that we do not know: to stop a test that may run on must not seem done. */
export function stateOf({ status }: Pick<Campaign, 'status'>): State {
  const state = STATES[status];
  if (state === undefined) throw toolError('BAD_RESPONSE', { tool: 'vwo', fields: ['status is not known'] });
  return state;
}

const STATES: Readonly<Record<string, State>> = {
  NOT_STARTED: 'draft',
  RUNNING: 'running',
  PAUSED: 'paused',
  STOPPED: 'ended',
  TRASHED: 'ended',
};

/** Starts or pauses an experiment. */
export async function setStatus(
  http: Pick<Http, 'patch'>,
  settings: Settings,
  experimentId: string,
  status: 'RUNNING' | 'PAUSED',
): Promise<void> {
  await http.patch({
    path: inWorkspace(settings, path`/campaigns/status`),
    json: { ids: [Number(experimentId)], status },
    response: wrapped(z.object({ ids: z.array(z.int()) })).refine(({ _data: { ids } }) =>
      ids.includes(Number(experimentId)),
    ),
  });
}
