import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { publicApi, regulationsOf } from '../client.ts';
import { segment } from '../connector.ts';
import { userId } from '../fields.ts';

export const deletePerson = defineAction({
  tool: segment,
  id: 'segment.deletePerson',
  summary:
    'Ask Segment to erase a person everywhere that it can, and to take nothing more about them; it may take thirty days.',
  input: z.strictObject({ userId }),
  output: z.object({ requestId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [],
  example: { userId: 'crm-101' },
  async run({ input, settings, http }) {
    const { data } = await http.post({
      ...publicApi(settings),
      path: '/regulations',
      json: { regulationType: ERASE, subjectType: 'USER_ID', subjectIds: [input.userId] },
      response: z.object({ data: z.object({ regulateId: z.string() }) }),
    });
    return { requestId: data.regulateId };
  },
  // A request carries no mark of ours. One about the same person that still holds does all that ours would.
  async find({ input, settings, http }) {
    const asked = await regulationsOf(http, settings, input.userId);
    const last = asked.find(
      ({ regulationType, status }) => DECIDES.has(regulationType) && !UNDONE.has(status),
    );
    return last?.regulationType === ERASE ? { requestId: last.id } : undefined;
  },
});

const ERASE = 'SUPPRESS_WITH_DELETE';
/** The last of these says whether anything is taken about a person. */
const DECIDES: ReadonlySet<string> = new Set([ERASE, 'UNSUPPRESS']);
/** Statuses of requests that changed nothing. */
const UNDONE: ReadonlySet<string> = new Set(['FAILED', 'INVALID']);
