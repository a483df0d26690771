import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';
import type { CampaignStatus } from './fields.ts';

type Attributes = Readonly<Record<string, unknown>>;

interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly included: readonly string[];
  readonly strategy: Attributes;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly message: {
    readonly id: string;
    readonly definition: Attributes;
    readonly templateId?: string;
  };
}

interface Klaviyo {
  /** By e-mail address; Klaviyo's attributes. */
  readonly profiles: Record<string, { readonly id: string; readonly attributes: Attributes }>;
  readonly lists: Record<string, { readonly name: string }>;
  /** By list, then by e-mail address: when the person agreed, or null where Klaviyo asked them itself. */
  readonly subscriptions: Record<string, Record<string, string | null>>;
  readonly templates: Record<string, { readonly name: string }>;
  /** Newest first. */
  campaigns: Campaign[];
  readonly events: Attributes[];
}

const BEGAN = '2026-01-05T08:00:00Z';
const TEMPLATE = 'XyZ9Tm';
const profileImport = z.object({
  data: z.object({
    attributes: z.looseObject({
      email: z.email(),
      phone_number: z.e164().optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
});
const subscription = z.object({
  data: z.object({
    attributes: z.object({
      profiles: z.object({
        data: z.array(
          z.object({
            attributes: z.object({
              email: z.email(),
              subscriptions: z.object({
                email: z.object({ marketing: z.object({ consented_at: z.iso.datetime().optional() }) }),
              }),
            }),
          }),
        ),
      }),
      historical_import: z.boolean().default(false),
    }),
    relationships: z.object({ list: z.object({ data: z.object({ id: z.string() }) }) }),
  }),
});
const event = z.object({
  data: z.object({
    attributes: z.looseObject({
      unique_id: z.string(),
      metric: z.object({ data: z.object({ attributes: z.object({ name: z.string().max(127) }) }) }),
      profile: z.object({ data: z.object({ attributes: z.object({ email: z.email() }) }) }),
    }),
  }),
});
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

export const klaviyoSandbox = defineSandbox<Klaviyo>({
  tool: 'klaviyo',
  connection: { token: 'pk_sandbox_klaviyo', settings: { templateId: TEMPLATE } },
  refuse: () => failed(401, 'not_authenticated'),
  unknown: () => failed(404, 'not_found'),
  initial: () => ({
    profiles: {
      'ada@example.com': { id: '01JPROFILEADA', attributes: { email: 'ada@example.com', first_name: 'Ada' } },
    },
    lists: { Wm7kQp: { name: 'Nurture' }, Tr4vNs: { name: 'Newsletter' } },
    subscriptions: { Wm7kQp: {} },
    templates: { [TEMPLATE]: { name: 'Campaign mail' } },
    campaigns: [
      {
        id: '01JKLAVIYODRAFT0000000001',
        name: 'de_leads_lead-nurturing_202611',
        status: 'Draft',
        included: ['Wm7kQp'],
        strategy: { method: 'static', datetime: '2026-12-15T08:00:00Z', options: { is_local: false } },
        createdAt: BEGAN,
        updatedAt: BEGAN,
        message: {
          id: '01JKLAVIYOMESSAGE00000001',
          definition: { channel: 'email', label: 'made by hand', content: { subject: 'Nurture well' } },
          templateId: TEMPLATE,
        },
      },
    ],
    events: [],
  }),
  routes: {
    'POST /api/profile-import': ({ body, state, nextId, baseUrl }) => {
      const parsed = profileImport.safeParse(body);
      if (!parsed.success) return failed(400, 'invalid');
      const { attributes } = parsed.data.data;
      const known = state.profiles[attributes.email];
      const profile = {
        id: known?.id ?? `01JPROFILE${String(nextId()).padStart(6, '0')}`,
        attributes: {
          ...known?.attributes,
          ...attributes,
          properties: { ...asObject(known?.attributes['properties']), ...attributes.properties },
        },
      };
      state.profiles[attributes.email] = profile;
      const links = { self: `${baseUrl}/api/profiles/${profile.id}` };
      return reply(known === undefined ? 201 : 200, { data: { type: 'profile', ...profile, links } });
    },
    'POST /api/profile-subscription-bulk-create-jobs': ({ body, state, now }) => {
      const parsed = subscription.safeParse(body);
      if (!parsed.success) return failed(400, 'invalid');
      const { attributes, relationships } = parsed.data.data;
      const listId = relationships.list.data.id;
      if (state.lists[listId] === undefined) return failed(404, 'not_found');
      const list = (state.subscriptions[listId] ??= {});
      for (const { attributes: profile } of attributes.profiles.data) {
        const at = profile.subscriptions.email.marketing.consented_at ?? null;
        // A consent from elsewhere needs its time, and that time must be past.
        if (attributes.historical_import !== (at !== null)) return failed(400, 'invalid');
        if (at !== null && new Date(at) > now()) return failed(400, 'invalid');
        list[profile.email] = at;
      }
      return reply(202);
    },
    'POST /api/events': ({ body, state }) => {
      const parsed = event.safeParse(body);
      if (!parsed.success) return failed(400, 'invalid');
      const { attributes } = parsed.data.data;
      const keyOf = (one: unknown) => {
        const { unique_id, metric, profile } = event.shape.data.shape.attributes.parse(one);
        return JSON.stringify([unique_id, metric, profile]);
      };
      const known = state.events.some((stored) => keyOf(stored) === keyOf(attributes));
      if (!known) state.events.push(attributes);
      return reply(202);
    },
    'POST /api/campaigns': ({ body, state, nextId, now, baseUrl }) => {
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
    },
    'GET /api/campaigns': ({ query, state, baseUrl }) => {
      if (!(query.get('filter') ?? '').startsWith("equals(messages.channel,'email')"))
        return failed(400, 'invalid');
      const begin = Number(query.get('page[cursor]') ?? 0);
      const end = begin + Number(query.get('page[size]') ?? 100);
      const page = state.campaigns.slice(begin, end);
      const self = `${baseUrl}/api/campaigns`;
      return reply(200, {
        data: page.map((campaign) => campaignShown(campaign, baseUrl)),
        ...(query.get('include') === 'campaign-messages'
          ? { included: page.map((campaign) => messageShown(campaign, baseUrl)) }
          : {}),
        links: {
          self,
          ...(end < state.campaigns.length ? { next: `${self}?page%5Bcursor%5D=${end}` } : {}),
        },
      });
    },
    'GET /api/campaigns/{id}': ({ params, state, baseUrl }) => {
      const campaign = state.campaigns.find(({ id }) => id === params['id']);
      return campaign === undefined
        ? failed(404, 'not_found')
        : reply(200, { data: campaignShown(campaign, baseUrl) });
    },
    'PATCH /api/campaigns/{id}': ({ params, body, state, now, baseUrl }) => {
      const parsed = rename.safeParse(body);
      if (!parsed.success) return failed(400, 'invalid');
      const { name } = parsed.data.data.attributes;
      const campaign = change(state, params['id'], { name, updatedAt: now().toISOString() });
      return campaign === undefined
        ? failed(404, 'not_found')
        : reply(200, { data: campaignShown(campaign, baseUrl) });
    },
    'POST /api/campaign-message-assign-template': ({ body, state, nextId, baseUrl }) => {
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
    },
    'POST /api/campaign-send-jobs': ({ body, state, now, baseUrl }) => {
      const parsed = sendJob.safeParse(body);
      if (!parsed.success) return failed(400, 'invalid');
      const campaign = state.campaigns.find(({ id }) => id === parsed.data.data.id);
      if (campaign === undefined) return failed(404, 'not_found');
      if (campaign.status !== 'Draft') return failed(409, 'conflict');
      if (campaign.message.templateId === undefined) return failed(400, 'invalid');
      const status = campaign.strategy['method'] === 'immediate' ? 'Sending' : 'Scheduled';
      change(state, campaign.id, { status, updatedAt: now().toISOString() });
      const links = { self: `${baseUrl}/api/campaign-send-jobs/${campaign.id}` };
      return reply(202, {
        data: { type: 'campaign-send-job', id: campaign.id, attributes: { status: 'queued' }, links },
      });
    },
    'PATCH /api/campaign-send-jobs/{id}': ({ params, body, state, now }) => {
      const parsed = jobAction.safeParse(body);
      const campaign = state.campaigns.find(({ id }) => id === params['id']);
      if (!parsed.success) return failed(400, 'invalid');
      if (campaign === undefined || campaign.status === 'Draft') return failed(404, 'not_found');
      if (campaign.status === 'Sent') return failed(409, 'conflict');
      const status = parsed.data.data.attributes.action === 'cancel' ? 'Cancelled' : 'Draft';
      change(state, campaign.id, { status, updatedAt: now().toISOString() });
      return reply(204);
    },
  },
});

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

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function failed(status: number, code: string): SandboxReply {
  const error = { id: '00000000-0000-4000-8000-000000000000', code, title: code, detail: code };
  return reply(status, { errors: [error] });
}
