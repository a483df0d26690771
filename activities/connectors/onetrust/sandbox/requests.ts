import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { ERASURE, FORM, type Onetrust } from './state.ts';

/** A month, GDPR Art. 12(3). */
const TIME_TO_ANSWER_MS = 30 * 24 * 60 * 60 * 1000;

const submission = z.object({
  firstName: z.string().min(1),
  lastName: z.string().min(1),
  email: z.email(),
  language: z.string().min(1),
  requestTypes: z.array(z.literal(ERASURE)).min(1),
  subjectTypes: z.array(z.enum(['Customer', 'Prospect'])).min(1),
  requestTraceId: z.guid(),
});

/** Requests of data subjects. */
export const requestRoutes: Readonly<Record<string, SandboxRoute<Onetrust>>> = {
  'GET /api/datasubject/v2/requestqueues/status/{requestTraceId}': ({ params, state }) => {
    const made = Object.values(state.requests).find(
      ({ requestTraceId }) => requestTraceId === params['requestTraceId'],
    );
    if (made === undefined) return reply(404);
    const { requestTraceId, requestQueueRefId, dateCreated } = made;
    return reply(200, {
      requestTraceID: requestTraceId,
      creationstatus: 'SUCCESS',
      createdDate: dateCreated,
      requestRefId: requestQueueRefId,
    });
  },
  'POST /api/datasubject/v2/requestqueues/{templateId}': ({ params, body, state, nextId, now }) => {
    const parsed = submission.safeParse(body);
    if (params['templateId'] !== FORM || !parsed.success) return reply(400, 'Bad Request');
    const { firstName: _first, lastName: _last, ...given } = parsed.data;
    const requestQueueRefId = `SB${String(nextId()).padStart(8, '0')}`;
    const made = {
      ...given,
      requestQueueRefId,
      status: 'NEW',
      dateCreated: now().toISOString(),
      deadline: new Date(now().getTime() + TIME_TO_ANSWER_MS).toISOString(),
    };
    state.requests[requestQueueRefId] = made;
    const { email: _email, requestTraceId: _trace, ...shown } = made;
    return reply(201, shown);
  },
  'GET /api/datasubject/v2/requestqueues/{requestQueueRefId}/language/{language}': ({ params, state }) => {
    const found = state.requests[params['requestQueueRefId'] ?? ''];
    if (found === undefined) return reply(404);
    const { email: _email, requestTraceId: _trace, ...shown } = found;
    return reply(200, shown);
  },
};
