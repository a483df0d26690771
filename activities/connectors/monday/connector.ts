import { z } from 'zod';
import { headerKey } from '../../kit/auth.ts';
import { defineTool, type Failure } from '../../kit/define-tool.ts';
import { codeForStatus, type ToolErrorCode } from '../../kit/errors.ts';

/** The version that the contract's schema was fetched at. */
const API_VERSION = '2026-10';

const extensions = z.looseObject({
  code: z.string().optional(),
  status_code: z.number().optional(),
  retry_in_seconds: z.number().optional(),
});
/** GraphQL's errors, most of them in a 200; a refused token is told in plain words. */
const errorBody = z.looseObject({
  errors: z
    .array(
      z.union([
        z.looseObject({ extensions: extensions.optional() }).transform((error) => error.extensions ?? {}),
        z.string().transform((): z.output<typeof extensions> => ({})),
      ]),
    )
    .min(1),
});

/** developer.monday.com, Rate limits and Error handling. */
const CODES: Readonly<Record<string, ToolErrorCode>> = {
  COMPLEXITY_BUDGET_EXHAUSTED: 'RATE_LIMITED',
  ComplexityException: 'RATE_LIMITED',
  RATE_LIMIT_EXCEEDED: 'RATE_LIMITED',
  FIELD_MINUTE_RATE_LIMIT_EXCEEDED: 'RATE_LIMITED',
  IP_RATE_LIMIT_EXCEEDED: 'RATE_LIMITED',
  DAILY_LIMIT_EXCEEDED: 'RATE_LIMITED',
  maxConcurrencyExceeded: 'RATE_LIMITED',
  API_TEMPORARILY_BLOCKED: 'UNAVAILABLE',
  INTERNAL_SERVER_ERROR: 'UNAVAILABLE',
  UserUnauthorizedException: 'FORBIDDEN',
  USER_UNAUTHORIZED: 'FORBIDDEN',
  UNAUTHORIZED_FIELD_OR_TYPE: 'FORBIDDEN',
  missingRequiredPermissions: 'FORBIDDEN',
  ResourceNotFoundException: 'NOT_FOUND',
  InvalidBoardIdException: 'NOT_FOUND',
  InvalidItemIdException: 'NOT_FOUND',
  InvalidUserIdException: 'NOT_FOUND',
  ItemsLimitationException: 'CONFLICT',
};

export const monday = defineTool({
  id: 'monday',
  title: 'monday.com',
  category: 'project',
  purpose:
    'Shows teams that plan on monday boards what is to be done for a campaign, by whom and until when.',
  owner: 'ops',
  docs: 'https://developer.monday.com/api-reference/docs/basics',
  baseUrl: 'https://api.monday.com',
  apiVersion: API_VERSION,
  auth: headerKey('authorization'),
  settings: z.strictObject({
    /** Where boards are created. */
    workspaceId: z.string().regex(/^\d+$/),
    /** Who sees created boards: everybody, those invited, or guests too. */
    boardKind: z.enum(['public', 'private', 'share']).default('public'),
    /** Title of the text column that holds our reference, on every board where tasks are created. */
    referenceColumn: z.string().min(1).default('Reference'),
    /** Label of the status column that means done. */
    doneLabel: z.string().min(1).default('Done'),
  }),
  scopes: ['boards:read', 'boards:write', 'updates:read', 'updates:write', 'assets:read', 'users:read'],
  rateLimit: {
    perSecond: 10,
    source:
      'our own: monday limits complexity a minute (1 to 10 million points) and calls a day by plan, not requests a second',
  },
  dataCategories: ['boards', 'tasks', 'comments', 'assignees'],
  personalData: { in: ['assignee'], out: [] },
  processorAgreement: 'required',
  region: 'US, EU or Australia by the account',
  cost: 'per seat of the account; calls a day by plan: 200 free, 1,000 Standard, 10,000 Pro',
  contract: { file: 'monday.graphql' },
  headers: () => ({ 'api-version': API_VERSION }),
  failure({ status, body }): Failure | undefined {
    const parsed = errorBody.safeParse(body);
    const [error] = parsed.success ? parsed.data.errors : [];
    if (error === undefined) return undefined;
    const said = CODES[error.code ?? ''] ?? codeForStatus(error.status_code ?? status);
    return {
      code: said ?? 'INVALID_INPUT',
      vendorCode: error.code,
      ...(error.retry_in_seconds === undefined ? {} : { retryAfterMs: error.retry_in_seconds * 1000 }),
    };
  },
});
