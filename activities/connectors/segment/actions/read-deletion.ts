import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { publicApi } from '../client.ts';
import { segment } from '../connector.ts';
import { instant, regulationStatus } from '../fields.ts';

export const readDeletion = defineAction({
  tool: segment,
  id: 'segment.readDeletion',
  summary: 'Read how far an erasure has come.',
  input: z.strictObject({ requestId: z.string().min(1) }),
  output: z.object({
    status: regulationStatus,
    /** Destinations that did not erase the person, by name; somebody has to do it there. */
    left: z.array(z.string()),
    finishedAt: instant.optional(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { requestId: 'reg_1001' },
  async run({ input, settings, http }) {
    const { data } = await http.get({
      ...publicApi(settings),
      path: path`/regulations/${input.requestId}`,
      response: z.object({ data: z.object({ regulation }) }),
    });
    const { overallStatus, streamStatus, finishedAt } = data.regulation;
    const left = streamStatus
      .flatMap(({ destinationStatus }) => destinationStatus)
      .filter(({ status }) => LEFT.has(status))
      .map(({ name }) => name);
    return {
      status: overallStatus,
      left: [...new Set(left)],
      ...(finishedAt === undefined || finishedAt === ''
        ? {}
        : { finishedAt: new Date(finishedAt).toISOString() }),
    };
  },
});

const LEFT: ReadonlySet<string> = new Set(['FAILED', 'INVALID', 'NOT_SUPPORTED', 'PARTIAL_SUCCESS']);

const regulation = z.object({
  overallStatus: regulationStatus,
  finishedAt: z.union([z.iso.datetime({ offset: true }), z.literal('')]).optional(),
  streamStatus: z.array(
    z.object({
      destinationStatus: z.array(z.object({ name: z.string(), status: regulationStatus })),
    }),
  ),
});
