import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { failed, page, type Campaign, type Klaviyo } from './state.ts';

const campaignCreation = z.object({
  data: z.object({
    attributes: z.object({
      name: z.string(),
      audiences: z.object({ included: z.array(z.string()) }),
      send_strategy: z.record(z.string(), z.unknown()).default({ method: 'immediate' }),
      'campaign-messages': z.object({
        data: z.tuple([
          z.object({ attributes: z.object({ definition: z.record(z.string(), z.unknown()) }) }),
        ]),
      }),
    }),
  }),
});
const rename = z.object({ data: z.object({ attributes: z.object({ name: z.string() }) }) });
const assignment = z.object({
  data: z.object({
    id: z.string(),
    relationships: z.object({ template: z.object({ data: z.object({ id: z.string() }) }) }),
  }),
});
const sendJob = z.object({ data: z.object({ id: z.string() }) });
const jobAction = z.object({
  data: z.object({ attributes: z.object({ action: z.enum(['cancel', 'revert']) }) }),
});

/** Makes a draft. */
export const createCampaign: SandboxRoute<Klaviyo> = ({ body, state, nextId, now, baseUrl }) => {
  const parsed = campaignCreation.safeParse(body);
  if (!parsed.success) return failed(400, 'invalid');
  const { attributes } = parsed.data.data;
  if (attributes.audiences.included.some((id) => state.lists[id] === undefined))
    return failed(400, 'invalid');
  const number = String(nextId()).padStart(6, '0');
  const at = now().toISOString();
  const campaign: Campaign = {
    id: `01JCAMPAIGN${number}`,
    name: attributes.name,
    status: 'Draft',
    included: attributes.audiences.included,
    strategy: attributes.send_strategy,
    createdAt: at,
    updatedAt: at,
    message: {
      id: `01JMESSAGE${number}`,
      definition: attributes['campaign-messages'].data[0].attributes.definition,
    },
  };
  state.campaigns.unshift(campaign);
  return reply(201, { data: campaignShown(campaign, baseUrl) });
};

/** E-mail campaigns, all of them or those with some ids, newest first. */
export const readCampaigns: SandboxRoute<Klaviyo> = ({ query, state, baseUrl }) => {
  const asked = /^(?:and\()?equals\(messages\.channel,'email'\)(?:,any\(id,(\[.+\])\)\))?$/.exec(
    query.get('filter') ?? '',
  );
  if (asked === null) return failed(400, 'invalid');
  const found = state.campaigns.filter(({ id }) => asked[1]?.includes(JSON.stringify(id)) !== false);
  const { data, links } = page(found, query, 100, `${baseUrl}/api/campaigns`);
  return reply(200, {
    data: data.map((campaign) => campaignShown(campaign, baseUrl)),
    ...(query.get('include') === 'campaign-messages'
      ? { included: data.map((campaign) => messageShown(campaign, baseUrl)) }
      : {}),
    links,
  });
};

export const readCampaign: SandboxRoute<Klaviyo> = ({ params, state, baseUrl }) => {
  const campaign = state.campaigns.find(({ id }) => id === params['id']);
  return campaign === undefined
    ? failed(404, 'not_found')
    : reply(200, { data: campaignShown(campaign, baseUrl) });
};

export const renameCampaign: SandboxRoute<Klaviyo> = ({ params, body, state, now, baseUrl }) => {
  const parsed = rename.safeParse(body);
  if (!parsed.success) return failed(400, 'invalid');
  const { name } = parsed.data.data.attributes;
  const campaign = change(state, params['id'], { name, updatedAt: now().toISOString() });
  return campaign === undefined
    ? failed(404, 'not_found')
    : reply(200, { data: campaignShown(campaign, baseUrl) });
};

export const assignTemplate: SandboxRoute<Klaviyo> = ({ body, state, nextId, baseUrl }) => {
  const parsed = assignment.safeParse(body);
  if (!parsed.success) return failed(400, 'invalid');
  const { id, relationships } = parsed.data.data;
  const campaign = state.campaigns.find(({ message }) => message.id === id);
  if (campaign === undefined || state.templates[relationships.template.data.id] === undefined) {
    return failed(404, 'not_found');
  }
  // The message gets a copy of its own.
  const message = { ...campaign.message, templateId: `Copy${nextId()}` };
  change(state, campaign.id, { message });
  const { channel, label, content } = message.definition;
  return reply(200, {
    data: {
      ...messageShown({ ...campaign, message }, baseUrl),
      attributes: { channel, label, content },
    },
  });
};

/** Lets a draft go out at its time. */
export const startSending: SandboxRoute<Klaviyo> = ({ body, state, now, baseUrl }) => {
  const parsed = sendJob.safeParse(body);
  if (!parsed.success) return failed(400, 'invalid');
  const campaign = state.campaigns.find(({ id }) => id === parsed.data.data.id);
  if (campaign === undefined) return failed(404, 'not_found');
  if (campaign.status !== 'Draft') return failed(409, 'conflict');
  if (campaign.message.templateId === undefined) return failed(400, 'invalid');
  const status = campaign.strategy['method'] === 'immediate' ? 'Sending' : 'Scheduled';
  change(state, campaign.id, { status, updatedAt: now().toISOString() });
  return reply(202, { data: jobShown(campaign.id, 'queued', baseUrl) });
};

/** The job of what is not a draft any more. */
export const readJob: SandboxRoute<Klaviyo> = ({ params, state, baseUrl }) => {
  const campaign = state.campaigns.find(({ id }) => id === params['id']);
  if (campaign === undefined || campaign.status === 'Draft') return failed(404, 'not_found');
  const ended = { Sent: 'complete', Cancelled: 'cancelled' }[campaign.status as string];
  return reply(200, { data: jobShown(campaign.id, ended ?? 'queued', baseUrl) });
};

/** Stops what was not sent yet. */
export const stopSending: SandboxRoute<Klaviyo> = ({ params, body, state, now }) => {
  const parsed = jobAction.safeParse(body);
  const campaign = state.campaigns.find(({ id }) => id === params['id']);
  if (!parsed.success) return failed(400, 'invalid');
  if (campaign === undefined || campaign.status === 'Draft') return failed(404, 'not_found');
  if (campaign.status === 'Sent') return failed(409, 'conflict');
  const status = parsed.data.data.attributes.action === 'cancel' ? 'Cancelled' : 'Draft';
  change(state, campaign.id, { status, updatedAt: now().toISOString() });
  return reply(204);
};

function jobShown(id: string, status: string, baseUrl: string): object {
  const links = { self: `${baseUrl}/api/campaign-send-jobs/${id}` };
  return { type: 'campaign-send-job', id, attributes: { status }, links };
}

function change(state: Klaviyo, id: string | undefined, changes: Partial<Campaign>): Campaign | undefined {
  state.campaigns = state.campaigns.map((campaign) =>
    campaign.id === id ? { ...campaign, ...changes } : campaign,
  );
  return state.campaigns.find((campaign) => campaign.id === id);
}

function campaignShown(campaign: Campaign, baseUrl: string): object {
  return {
    type: 'campaign',
    id: campaign.id,
    attributes: {
      name: campaign.name,
      status: campaign.status,
      archived: false,
      audiences: { included: campaign.included, excluded: [] },
      send_options: { use_smart_sending: true },
      send_strategy: campaign.strategy,
      created_at: campaign.createdAt,
      updated_at: campaign.updatedAt,
    },
    relationships: {
      'campaign-messages': { data: [{ type: 'campaign-message', id: campaign.message.id }] },
    },
    links: { self: `${baseUrl}/api/campaigns/${campaign.id}` },
  };
}

function messageShown({ id, message }: Campaign, baseUrl: string): object {
  return {
    type: 'campaign-message',
    id: message.id,
    attributes: { definition: message.definition },
    relationships: {
      campaign: { data: { type: 'campaign', id } },
      ...(message.templateId === undefined
        ? {}
        : { template: { data: { type: 'template', id: message.templateId } } }),
    },
    links: { self: `${baseUrl}/api/campaign-messages/${message.id}` },
  };
}
