import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { activitiesOf, listOf } from '../client.ts';
import { marketo } from '../connector.ts';

const emailId = z.int().positive();

export const readFigures = defineAction({
  tool: marketo,
  id: 'marketo.readFigures',
  summary: 'Read what became of mails from one day to another, both included, by counting what people did.',
  /** Days in UTC. */
  input: z.strictObject({
    emailIds: z.array(emailId).min(1).max(20),
    from: z.iso.date(),
    to: z.iso.date(),
  }),
  /** Opens, clicks and unsubscribes count people. A mail of which the log knows nothing has no row. */
  output: z.object({
    rows: z.array(
      z.object({
        emailId,
        name: z.string(),
        recipients: z.int(),
        delivered: z.int(),
        bounces: z.int(),
        opens: z.int(),
        clicks: z.int(),
        unsubscribes: z.int(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['Read-Only Activity'],
  timeoutMs: 1_800_000,
  example: { emailIds: [5501], from: '2026-11-01', to: '2026-11-30' },
  async run({ input, http }) {
    const types = await http.get({
      path: '/rest/v1/activities/types.json',
      response: listOf(z.object({ id: z.int(), name: z.string() })),
    });
    const rows = new Map<number, { emailId: number; name: string } & typeof NOTHING>();
    for (const [figure, names] of FIGURES) {
      for (const name of names) {
        const type = types.result.find((candidate) => candidate.name === name);
        if (type === undefined) {
          throw toolError('BAD_RESPONSE', {
            action: 'marketo.readFigures',
            fields: [`no activity type ${name}`],
          });
        }
        const seen = new Set<string>();
        for (const activity of await activitiesOf(http, type.id, input)) {
          const { primaryAttributeValueId: id, primaryAttributeValue: title, leadId } = activity;
          const person = `${id} ${leadId}`;
          if (OF_PEOPLE.has(figure) && seen.has(person)) continue;
          seen.add(person);
          const row = rows.get(id) ?? { emailId: id, name: title, ...NOTHING };
          rows.set(id, { ...row, [figure]: row[figure] + 1 });
        }
      }
    }
    return { rows: [...rows.values()].sort((one, other) => one.emailId - other.emailId) };
  },
});

const NOTHING = { recipients: 0, delivered: 0, bounces: 0, opens: 0, clicks: 0, unsubscribes: 0 };

/** Activity types by name, since their ids differ. The first, the bounces: from memory, see the README. */
const FIGURES: readonly (readonly [keyof typeof NOTHING, readonly string[]])[] = [
  ['recipients', ['Send Email']],
  ['delivered', ['Email Delivered']],
  ['bounces', ['Email Bounced', 'Email Bounced Soft']],
  ['opens', ['Open Email']],
  ['clicks', ['Click Email']],
  ['unsubscribes', ['Unsubscribe Email']],
];
const OF_PEOPLE: ReadonlySet<string> = new Set(['opens', 'clicks', 'unsubscribes']);
