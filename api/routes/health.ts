import { z } from 'zod';
import { answer, defineRoute } from '../route.ts';
import { callServer } from '../temporal-calls.ts';

export const healthRoutes = [
  defineRoute({
    method: 'GET',
    path: '/health',
    tag: 'operation',
    summary: 'Whether the API can do its work: 503 when Temporal does not answer.',
    access: 'public',
    request: z.object({}),
    responses: { 200: z.object({ status: z.literal('ok'), temporal: z.string() }) },
    async handle(_request, { services: { client } }) {
      const { serverVersion } = await callServer(client, () => client.workflowService.getSystemInfo({}));
      return answer(200, { status: 'ok' as const, temporal: serverVersion ?? 'unknown' });
    },
  }),
];
