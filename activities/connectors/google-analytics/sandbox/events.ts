import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';

/** Some of the names that only Google's own tags may send; developers.google.com, Measurement Protocol, reserved names. */
const RESERVED: ReadonlySet<string> = new Set(['first_visit', 'session_start', 'user_engagement']);

const name = z.string().regex(/^[A-Za-z]\w{0,39}$/);
const payload = z.strictObject({
  client_id: z.string().min(1),
  user_id: z.string().optional(),
  timestamp_micros: z.int().optional(),
  consent: z
    .strictObject({
      ad_user_data: z.enum(['GRANTED', 'DENIED']),
      ad_personalization: z.enum(['GRANTED', 'DENIED']),
    })
    .optional(),
  validation_behavior: z.enum(['RELAXED', 'ENFORCE_RECOMMENDATIONS']).optional(),
  events: z
    .array(z.strictObject({ name, params: z.record(name, z.union([z.string(), z.number()])).optional() }))
    .min(1)
    .max(25),
});

/** An event that was recorded. */
export type Recorded = z.output<typeof payload>['events'][number] & { readonly client_id: string };

type Route = SandboxRoute<{ readonly events: Recorded[] }>;

/** What `/mp/collect` looks for; anything else is dropped. */
export const STREAM = {
  measurementId: 'G-7MR26KQ41X',
  apiSecret: 'sandbox-measurement-protocol-secret',
} as const;

/** The Measurement Protocol, which takes whatever it is sent and drops in silence what it cannot use; and its validation server, which looks at neither secret nor stream. */
export const eventRoutes: Readonly<Record<string, Route>> = {
  'POST /mp/collect': ({ query, body, state }) => {
    const parsed = payload.safeParse(body);
    const ours =
      query.get('measurement_id') === STREAM.measurementId && query.get('api_secret') === STREAM.apiSecret;
    if (ours && parsed.success) {
      const { events, client_id } = parsed.data;
      state.events.push(
        ...events.filter((event) => !RESERVED.has(event.name)).map((event) => ({ ...event, client_id })),
      );
    }
    return reply(204);
  },
  'POST /debug/mp/collect': ({ body }) => {
    const parsed = payload.safeParse(body);
    const malformed = parsed.error?.issues.map(({ path }) => found(String(path[0]), 'VALUE_INVALID')) ?? [];
    const reserved = (parsed.data?.events ?? [])
      .filter((event) => RESERVED.has(event.name))
      .map((event) => found('events', 'NAME_RESERVED', event.name));
    return reply(200, { validationMessages: [...malformed, ...reserved] });
  },
};

function found(fieldPath: string, validationCode: string, value = ''): object {
  return { fieldPath, validationCode, description: `The sandbox refused: ${fieldPath} ${value}` };
}
