import { z } from 'zod';
import type { SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { answered, BEGAN, failed, nothingFound, type Marketo, type SmartCampaign } from './state.ts';

const tokens = z
  .array(z.object({ name: z.string().regex(/^\{\{my\..+\}\}$/), value: z.string() }))
  .optional();
const schedule = z.object({ input: z.object({ runAt: z.iso.datetime(), tokens }) });
const request = z.object({
  input: z.object({
    leads: z
      .array(z.object({ id: z.int() }))
      .min(1)
      .max(100),
    tokens,
  }),
});
const TWO_YEARS_MS = 2 * 366 * 24 * 60 * 60 * 1000;

/** A batch campaign runs once more every time that it is asked to. */
export const scheduleCampaign: SandboxRoute<Marketo> = ({ params, body, state, now }) => {
  const id = params['campaignId'] ?? '';
  const campaign = state.smartCampaigns[id];
  const parsed = schedule.safeParse(body);
  if (!parsed.success) return failed(609);
  if (campaign === undefined) return failed(1013);
  if (campaign.type !== 'batch') return failed(1003);
  const { runAt, tokens: own = [] } = parsed.data.input;
  if (Date.parse(runAt) - now().getTime() > TWO_YEARS_MS) return failed(1042);
  state.runs.push({ campaignId: Number(id), runAt, tokens: own });
  return answered([campaignListed(Number(id), campaign)]);
};

/** A trigger campaign takes a lead through its flow every time that it is asked to. */
export const requestCampaign: SandboxRoute<Marketo> = ({ params, body, state }) => {
  const id = params['campaignId'] ?? '';
  const campaign = state.smartCampaigns[id];
  const parsed = request.safeParse(body);
  if (!parsed.success) return failed(609);
  if (campaign === undefined) return failed(1013);
  if (campaign.type !== 'trigger' || !campaign.isActive) return failed(1003);
  const { leads, tokens: own = [] } = parsed.data.input;
  if (leads.some((lead) => state.leads[lead.id] === undefined)) return failed(1004);
  state.runs.push({ campaignId: Number(id), leads: leads.map((lead) => lead.id), tokens: own });
  return answered([campaignListed(Number(id), campaign)]);
};

export const readCampaign: SandboxRoute<Marketo> = ({ params, state }) => {
  const campaign = state.smartCampaigns[params['id'] ?? ''];
  return campaign === undefined ? nothingFound() : answered([campaignShown(Number(params['id']), campaign)]);
};

/** The smart campaigns of a program. */
export const readCampaigns: SandboxRoute<Marketo> = ({ query, state }) => {
  const folder = z
    .object({ id: z.int(), type: z.literal('Program') })
    .parse(JSON.parse(query.get('folder') ?? '{}'));
  const found = Object.entries(state.smartCampaigns).filter(([, { programId }]) => programId === folder.id);
  return answered(found.map(([id, campaign]) => campaignShown(Number(id), campaign)));
};

/** Starts or stops a trigger campaign; what is so already is refused. */
export function switchRoute(on: boolean): SandboxRoute<Marketo> {
  return ({ params, state }) => {
    const campaign = state.smartCampaigns[params['id'] ?? ''];
    if (campaign === undefined) return failed(702);
    if (campaign.type !== 'trigger' || campaign.isActive === on) return failed(709);
    campaign.isActive = on;
    return answered([{ id: Number(params['id']) }]);
  };
}

function campaignListed(id: number, { name, type, isActive, programId }: SmartCampaign): object {
  return { id, name, type, active: isActive, programId, createdAt: BEGAN, updatedAt: BEGAN };
}

function campaignShown(id: number, { name, type, isActive, programId }: SmartCampaign): object {
  return { id, name, type, isActive, parentProgramId: programId, createdAt: BEGAN, updatedAt: BEGAN };
}
