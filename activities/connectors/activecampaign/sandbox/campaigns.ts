import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { BEGAN, failed, page, refused, type ActiveCampaign, type Campaign, type Passage } from './state.ts';

const creation = z.object({ name: z.string().min(1), type: z.literal('single') });
const change = z.object({ listIds: z.array(z.int()).optional(), segmentId: z.string().optional() });
const entry = z.object({ contactAutomation: z.object({ contact: z.string(), automation: z.string() }) });

/** Makes a draft; nothing but a name is given. */
export const createCampaign: SandboxRoute<ActiveCampaign> = ({ body, state, nextId }) => {
  const parsed = creation.safeParse(body);
  if (!parsed.success) return reply(400, { errors: ['Field name is required'] });
  const campaign: Campaign = { id: String(500 + nextId()), ...parsed.data, listIds: [], figures: {} };
  state.campaigns.push(campaign);
  return reply(200, {
    id: Number(campaign.id),
    name: campaign.name,
    type: campaign.type,
    canSplitContent: false,
  });
};

export const editCampaign: SandboxRoute<ActiveCampaign> = ({ params, body, state }) => {
  const campaign = state.campaigns.find(({ id }) => id === params['id']);
  const parsed = change.safeParse(body);
  if (!parsed.success) return failed(400, 'Bad Request');
  const { listIds = [], segmentId } = parsed.data;
  if (campaign === undefined || listIds.some((id) => state.lists[id] === undefined))
    return failed(404, 'Not Found');
  campaign.listIds = listIds;
  if (segmentId !== undefined) campaign.segmentId = segmentId;
  return reply(200, {});
};

export const readCampaigns: SandboxRoute<ActiveCampaign> = ({ query, state }) =>
  reply(200, {
    campaigns: page(state.campaigns, query).map(campaignShown),
    meta: { total: String(state.campaigns.length) },
  });

export const readCampaign: SandboxRoute<ActiveCampaign> = ({ params, state }) => {
  const campaign = state.campaigns.find(({ id }) => id === params['campaignId']);
  return campaign === undefined
    ? refused(404, `No Result found for Campaign with id ${params['campaignId']}`)
    : reply(200, { campaign: campaignShown(campaign) });
};

export const readAutomations: SandboxRoute<ActiveCampaign> = ({ query, state }) => {
  const all = Object.entries(state.automations).map(([id, { name, status }]) => ({ id, name, status }));
  return reply(200, { automations: page(all, query), meta: { total: String(all.length) } });
};

export const readPassages: SandboxRoute<ActiveCampaign> = ({ params, query, state }) => {
  const contact = params['id'] ?? '';
  const all = state.passages.filter((one) => one.contact === contact).map(passageShown);
  return state.contacts[contact] === undefined
    ? refused(404, `No Result found for Subscriber with id ${contact}`)
    : reply(200, { contactAutomations: page(all, query) });
};

/** Lets a contact in, as often as it is asked to. */
export const enter: SandboxRoute<ActiveCampaign> = ({ body, state, nextId }) => {
  const parsed = entry.safeParse(body);
  if (!parsed.success) return failed(422, 'Missing attribute');
  const { contact, automation } = parsed.data.contactAutomation;
  if (state.contacts[contact] === undefined) return failed(404, 'Not Found');
  if (state.automations[automation]?.status !== '1') return refused(403, 'Could not create SubscriberSeries');
  const passage: Passage = { id: String(300_000 + nextId()), contact, automation, completed: 0 };
  state.passages.push(passage);
  return reply(201, { contactAutomation: passageShown(passage) });
};

export const leave: SandboxRoute<ActiveCampaign> = ({ params, state }) => {
  const id = params['contactAutomationId'];
  if (!state.passages.some((passage) => passage.id === id)) {
    return refused(403, `No Result found for SubscriberSeries with id ${id}`);
  }
  state.passages = state.passages.filter((passage) => passage.id !== id);
  return reply(200);
};

export const readSegments: SandboxRoute<ActiveCampaign> = ({ query, state }) => {
  const search = (query.get('search') ?? '').toLowerCase();
  const size = Number(query.get('page_size') ?? 20);
  const begin = (Number(query.get('page') ?? 1) - 1) * size;
  const data = Object.entries(state.segments)
    .filter(([, { name }]) => name.toLowerCase().includes(search))
    .slice(begin, begin + size)
    .map(([id, { name, size: count }]) => ({
      id,
      type: 'segment-summary',
      attributes: {
        segment_id: id,
        category: 'audience',
        name,
        counts: count === undefined ? {} : { last_total: { count } },
      },
    }));
  return reply(200, { data });
};

function passageShown({ id, contact, automation, completed }: Passage): object {
  return {
    id,
    contact,
    automation,
    seriesid: automation,
    adddate: BEGAN,
    status: String(completed + 1),
    completed,
  };
}

/** Numbers are text here. */
function campaignShown({ id, name, type, figures }: Campaign): object {
  const counted = Object.entries({ ...NOTHING, ...figures }).map(([key, value]) => [key, String(value)]);
  return { id, name, type, cdate: BEGAN, ...(Object.fromEntries(counted) as Record<string, string>) };
}

const NOTHING = {
  send_amt: 0,
  total_amt: 0,
  opens: 0,
  uniqueopens: 0,
  linkclicks: 0,
  uniquelinkclicks: 0,
  subscriberclicks: 0,
  hardbounces: 0,
  softbounces: 0,
  unsubscribes: 0,
};
