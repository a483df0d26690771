import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { isToolError, toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { traceIdOf } from '../client.ts';
import { onetrust } from '../connector.ts';
import { email, firstName, language, lastName, requestId } from '../fields.ts';

const id = 'onetrust.requestErasure';

export const requestErasure = defineAction({
  tool: onetrust,
  id,
  summary:
    "Hand in a person's request for erasure, GDPR Art. 17; people and systems then work on it in OneTrust.",
  input: z.strictObject({
    /** The web form whose workflow the request takes: the GUID in its address in OneTrust. */
    templateId: z.guid(),
    /** The form's own words for erasure and for the kind of person. */
    requestType: z.string().min(1),
    subjectType: z.string().min(1),
    firstName,
    lastName,
    email,
    language: language.default('en-us'),
  }),
  output: z.object({ requestId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['DSAR_WRITE'],
  example: {
    templateId: '6519ffd5-fe6b-4804-8dfc-1c2ae2da212d',
    requestType: 'Delete my data',
    subjectType: 'Customer',
    firstName: 'Grace',
    lastName: 'Hopper',
    email: 'grace@example.com',
  },
  async run({ input, http, idempotencyKey }) {
    const { templateId, requestType, subjectType, ...person } = input;
    const made = await http.post({
      path: path`/api/datasubject/v2/requestqueues/${templateId}`,
      json: {
        ...person,
        requestTypes: [requestType],
        subjectTypes: [subjectType],
        requestTraceId: traceIdOf(idempotencyKey),
      },
      response: z.object({ requestQueueRefId: z.string() }),
    });
    return { requestId: made.requestQueueRefId };
  },
  async find({ http, idempotencyKey }) {
    const log = await http
      .get({
        path: path`/api/datasubject/v2/requestqueues/status/${traceIdOf(idempotencyKey)}`,
        response: creationLog,
      })
      .catch((error: unknown) => {
        if (isToolError(error, 'NOT_FOUND')) return undefined;
        throw error;
      });
    if (log === undefined) return undefined;
    if (log.requestRefId != null) return { requestId: log.requestRefId };
    // Handed in and not yet through: to hand it in again could make two of it.
    throw toolError('UNAVAILABLE', { action: id, fields: ['the request is still being taken'] });
  },
});

const creationLog = z.object({ requestRefId: z.string().nullish() });
