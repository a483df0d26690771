import { z } from 'zod';
import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';
import { failed, regulationRoutes, type Regulated } from './sandbox/regulations.ts';

const traits = z.record(z.string(), z.json());
const subject = { messageId: z.string().max(100), timestamp: z.iso.datetime() };
const message = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('track'),
    event: z.string().min(1),
    properties: traits.optional(),
    userId: z.string().optional(),
    anonymousId: z.string().optional(),
    ...subject,
  }),
  z.strictObject({
    type: z.literal('identify'),
    traits,
    userId: z.string(),
    anonymousId: z.string().optional(),
    ...subject,
  }),
  z.strictObject({
    type: z.literal('group'),
    groupId: z.string(),
    traits,
    userId: z.string(),
    ...subject,
  }),
]);

type Message = z.output<typeof message>;

interface Segment extends Regulated {
  /** What was taken in, by its id. */
  readonly messages: Record<string, Message>;
  readonly profiles: Record<string, z.output<typeof traits>>;
  readonly companies: Record<string, z.output<typeof traits>>;
}

const WRITE_KEY = 'sandbox-segment-write-key';
const API_TOKEN = 'sgp_sandbox-segment-public-api';

export const segmentSandbox = defineSandbox<Segment>({
  tool: 'segment',
  connection: { token: WRITE_KEY, settings: { apiToken: API_TOKEN } },
  secrets: [API_TOKEN],
  refuse: () => failed(401, 'unauthorized'),
  unknown: () => failed(404, 'not-found'),
  admits({ path, headers }) {
    const basic = `Basic ${Buffer.from(`${WRITE_KEY}:`).toString('base64')}`;
    return headers['authorization'] === (path === '/v1/batch' ? basic : `Bearer ${API_TOKEN}`);
  },
  initial: () => ({
    messages: {},
    profiles: { 'crm-101': { email: 'ada@example.com', firstName: 'Ada' } },
    companies: {},
    suppressed: [],
    regulations: [
      {
        id: 'reg_1001',
        regulationType: 'SUPPRESS_WITH_DELETE',
        subjectType: 'USER_ID',
        subjects: ['crm-55'],
        status: 'PARTIAL_SUCCESS',
        createdAt: '2026-10-02T10:00:00.000Z',
      },
    ],
  }),
  routes: {
    ...regulationRoutes,
    // Whatever is JSON and not too large is taken with 200; what does not fit the specification is dropped in silence.
    'POST /v1/batch': ({ body, state }) => {
      const batch = z.object({ batch: z.array(z.unknown()) }).safeParse(body);
      if (!batch.success || JSON.stringify(body).length > 500_000) return reply(400);
      for (const given of batch.data.batch) {
        const parsed = message.safeParse(given);
        if (parsed.success) take(state, parsed.data);
      }
      return reply(200);
    },
  },
});

function take(state: Segment, one: Message): void {
  const person = one.userId ?? (one.type === 'track' ? one.anonymousId : undefined);
  if (person === undefined || state.suppressed.includes(person)) return;
  if (one.messageId in state.messages) return;
  state.messages[one.messageId] = one;
  if (one.type === 'identify') state.profiles[person] = { ...state.profiles[person], ...one.traits };
  if (one.type === 'group') {
    state.companies[one.groupId] = { ...state.companies[one.groupId], ...one.traits };
  }
}
