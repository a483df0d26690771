import { z } from 'zod';
import { reply, type SandboxReply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';

interface Regulation {
  readonly id: string;
  readonly regulationType: string;
  readonly subjectType: string;
  readonly subjects: readonly string[];
  readonly status: string;
  readonly createdAt: string;
}

/** What the Public API keeps. */
export interface Regulated {
  regulations: Regulation[];
  /** People about whom nothing is taken any more. */
  suppressed: string[];
}

const asked = z.strictObject({
  regulationType: z.enum([
    'DELETE_INTERNAL',
    'DELETE_ONLY',
    'SUPPRESS_ONLY',
    'SUPPRESS_WITH_DELETE',
    'SUPPRESS_WITH_DELETE_INTERNAL',
    'UNSUPPRESS',
  ]),
  subjectType: z.enum(['OBJECT_ID', 'USER_ID']),
  subjectIds: z.array(z.string().min(1)).min(1).max(5000),
});

/** Erasures are taken in at once and done later; a case's clock does not wait, so that they stay `INITIALIZED` here. */
export const regulationRoutes: Readonly<Record<string, SandboxRoute<Regulated>>> = {
  'POST /regulations': ({ body, state, nextId, now }) => {
    const parsed = asked.safeParse(body);
    if (!parsed.success) return failed(422, 'validation-error');
    const { regulationType, subjectType, subjectIds: subjects } = parsed.data;
    const id = `reg_${2000 + nextId()}`;
    const createdAt = now().toISOString();
    state.regulations.push({ id, regulationType, subjectType, subjects, status: 'INITIALIZED', createdAt });
    if (regulationType.startsWith('SUPPRESS')) state.suppressed.push(...subjects);
    return reply(200, { data: { regulateId: id } });
  },
  'GET /regulations': ({ query, state }) => {
    const begin = Number(query.get('pagination[cursor]') ?? 0);
    const end = begin + Number(query.get('pagination[count]') ?? 200);
    const pagination = {
      current: String(begin),
      ...(end < state.regulations.length ? { next: String(end) } : {}),
      totalEntries: state.regulations.length,
    };
    return reply(200, { data: { regulations: state.regulations.slice(begin, end), pagination } });
  },
  'GET /regulations/{regulateId}': ({ params, state }) => {
    const found = state.regulations.find(({ id }) => id === params['regulateId']);
    if (found === undefined) return failed(404, 'not-found');
    const finishedAt = found.status === 'INITIALIZED' ? undefined : found.createdAt;
    const destinations = [
      { name: 'Amplitude', id: 'dst_1', status: 'FINISHED' },
      { name: 'Webhooks', id: 'dst_2', status: 'NOT_SUPPORTED' },
    ].map((one) => ({ ...one, errString: '', finishedAt: found.createdAt }));
    const streamStatus = finishedAt === undefined ? [] : [{ id: 'src_1', destinationStatus: destinations }];
    const { id, status: overallStatus, createdAt } = found;
    const regulation = { id, workspaceId: 'ws_1', overallStatus, createdAt, finishedAt, streamStatus };
    return reply(200, { data: { regulation } });
  },
};

/** RequestErrorEnvelope */
export function failed(status: number, type: string): SandboxReply {
  return reply(status, { errors: [{ type, message: `The sandbox refused: ${type}.`, status }] });
}
