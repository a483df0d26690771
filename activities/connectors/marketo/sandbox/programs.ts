import { z } from 'zod';
import type { SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { jsonText } from '../../../sandbox/json-text.ts';
import { answered, BEGAN, failed, nothingFound, type Marketo, type Program } from './state.ts';

const folder = jsonText.pipe(z.object({ id: z.int(), type: z.enum(['Folder', 'Program']) }));
const clone = z.object({
  name: z.string().min(1).max(255),
  folder,
  description: z.string().max(2000).optional(),
});
const change = z.object({ startDate: z.iso.datetime(), endDate: z.iso.datetime() });

/** Copies a program with its smart campaigns; the copies do not run. */
export const cloneProgram: SandboxRoute<Marketo> = ({ params, body, state, nextId }) => {
  const source = state.programs[params['id'] ?? ''];
  const parsed = clone.safeParse(body);
  if (!parsed.success) return failed(701);
  if (source === undefined) return failed(702);
  const { name, folder: to, description = '' } = parsed.data;
  if (to.type !== 'Folder') return failed(711);
  if (!Object.values(state.programs).some(({ folderId }) => folderId === to.id)) return failed(710);
  if (Object.values(state.programs).some((other) => other.name === name)) return failed(709);
  const id = 2000 + nextId();
  state.programs[id] = {
    name,
    description,
    folderId: to.id,
    status: source.status === 'locked' ? 'unlocked' : source.status,
  };
  for (const campaign of Object.values(state.smartCampaigns)) {
    if (String(campaign.programId) !== params['id']) continue;
    state.smartCampaigns[4000 + nextId()] = { ...campaign, programId: id, isActive: false };
  }
  return answered([programShown(id, state.programs[id])]);
};

export const readProgram: SandboxRoute<Marketo> = ({ params, state }) => {
  const program = state.programs[params['id'] ?? ''];
  return program === undefined ? nothingFound() : answered([programShown(Number(params['id']), program)]);
};

/** Nothing found is no failure. */
export const findProgram: SandboxRoute<Marketo> = ({ query, state }) => {
  const found = Object.entries(state.programs).filter(([, { name }]) => name === query.get('name'));
  if (found.length === 0) return nothingFound();
  return answered(found.map(([id, program]) => programShown(Number(id), program)));
};

export const changeProgram: SandboxRoute<Marketo> = ({ params, body, state }) => {
  const program = state.programs[params['id'] ?? ''];
  const parsed = change.safeParse(body);
  if (!parsed.success) return failed(704);
  if (program === undefined) return failed(702);
  if (program.status === 'locked') return failed(709);
  program.startDate = assetTime(parsed.data.startDate);
  program.endDate = assetTime(parsed.data.endDate);
  return answered([programShown(Number(params['id']), program)]);
};

/** Lets the mail of an e-mail program go out at its time. */
export const approveProgram: SandboxRoute<Marketo> = ({ params, state }) => {
  const program = state.programs[params['id'] ?? ''];
  if (program === undefined) return failed(702);
  if (program.status !== 'unlocked' || program.startDate === undefined) return failed(709);
  program.status = 'locked';
  return answered([{ id: Number(params['id']) }]);
};

/** Takes an approval back, until the mail has gone out. */
export const unapproveProgram: SandboxRoute<Marketo> = ({ params, state, now }) => {
  const program = state.programs[params['id'] ?? ''];
  if (program === undefined) return failed(702);
  const sent = Date.parse((program.startDate ?? '').replace('+0000', '')) <= now().getTime();
  if (program.status !== 'locked' || sent) return failed(709);
  program.status = 'unlocked';
  return answered([{ id: Number(params['id']) }]);
};

function assetTime(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z+0000`;
}

function programShown(id: number, program: Program): object {
  return {
    id,
    name: program.name,
    description: program.description,
    type: 'default',
    channel: 'Email Send',
    // The contract knows no program without a status, the vendor's own examples do.
    status: program.status === '' ? 'off' : program.status,
    folder: { id: program.folderId, type: 'Folder' },
    ...(program.startDate === undefined ? {} : { startDate: program.startDate, endDate: program.endDate }),
    costs: [],
    tags: [],
    createdAt: BEGAN,
    updatedAt: BEGAN,
    workspace: 'Default',
  };
}
