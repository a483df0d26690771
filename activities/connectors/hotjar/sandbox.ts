import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

interface Survey {
  readonly id: number;
  readonly name: string;
  readonly is_enabled: boolean;
  readonly created_time: string;
  readonly questions: readonly object[];
}

interface Response {
  readonly id: string;
  readonly created_time: string;
  readonly answers: readonly object[];
  readonly hotjar_user_id: string;
  readonly device: string;
  readonly country: string;
  readonly browser: string;
  readonly os: string;
  readonly is_complete: boolean;
}

interface Hotjar {
  readonly organization: string;
  readonly sites: Record<string, Record<string, Survey>>;
  /** By survey, newest first. */
  readonly responses: Record<string, Response[]>;
  /** What is known of people: recordings and answers by e-mail address or by site and user id. */
  readonly people: Record<string, number>;
  readonly mails: string[];
}

const lookUp = z
  .strictObject({
    data_subject_email: z.email().optional(),
    data_subject_site_id_to_user_id_map: z.record(z.string(), z.string()).optional(),
    delete_all_hits: z.boolean(),
  })
  .refine((one) => one.data_subject_email ?? one.data_subject_site_id_to_user_id_map);

const SITE = '3048412';
const SURVEY = 880_211;

export const hotjarSandbox = defineSandbox<Hotjar>({
  tool: 'hotjar',
  connection: { token: 'sandbox-hotjar-access-token', settings: { organizationId: '2211' } },
  refuse: () => failed(401),
  unknown: () => failed(404),
  initial: () => ({
    organization: '2211',
    sites: {
      [SITE]: {
        [SURVEY]: {
          id: SURVEY,
          name: 'Landing page',
          is_enabled: true,
          created_time: '2026-10-01T08:00:00Z',
          questions: [
            { id: 'q1', type: 'rating-scale-5', text: 'How useful was this page?', is_required: true },
            {
              id: 'q2',
              type: 'single-close-ended',
              text: 'What do you plan?',
              is_required: false,
              choices: ['Buy', 'Compare', 'Learn'],
            },
            { id: 'q3', type: 'long-text', text: 'What was missing?', is_required: false, choices: null },
          ],
        },
      },
    },
    responses: {
      [SURVEY]: [
        responseOf('r3', '2026-11-20T11:30:00Z', '4', 'Compare', 'Prices. Write to ada@example.com'),
        responseOf('r2', '2026-11-12T09:10:00Z', '5', 'Compare', null),
        responseOf('r1', '2026-10-15T16:45:00Z', '2', 'Learn', '42'),
      ],
    },
    people: { 'ada@example.com': 3, [`${SITE}/crm-101`]: 1, 'grace@example.com': 2 },
    mails: [],
  }),
  routes: {
    'GET /v1/sites/{site}/surveys': ({ params, query, state }) => {
      const surveys = state.sites[params['site'] ?? ''];
      if (surveys === undefined) return failed(404);
      return page(
        Object.values(surveys).map(({ questions: _questions, ...one }) => one),
        query,
      );
    },
    'GET /v1/sites/{site}/surveys/{survey}': ({ params, query, state }) => {
      const survey = state.sites[params['site'] ?? '']?.[params['survey'] ?? ''];
      if (survey === undefined) return failed(404);
      const { questions, ...rest } = survey;
      return reply(200, query.get('with_questions') === 'true' ? { ...rest, questions } : rest);
    },
    'GET /v1/sites/{site}/surveys/{survey}/responses': ({ params, query, state }) => {
      if (state.sites[params['site'] ?? '']?.[params['survey'] ?? ''] === undefined) return failed(404);
      return page(state.responses[params['survey'] ?? ''] ?? [], query);
    },
    'POST /v1/organizations/{organization}/user-lookup': ({ params, body, state }) => {
      if (params['organization'] !== state.organization) return failed(404);
      const parsed = lookUp.safeParse(body);
      if (!parsed.success) return failed(400);
      const { data_subject_email: email, data_subject_site_id_to_user_id_map: ids } = parsed.data;
      const names = Object.entries(ids ?? {}).map(([site, user]) => `${site}/${user}`);
      if (parsed.data.delete_all_hits) {
        for (const name of [...names, email ?? '']) delete state.people[name];
      } else if (email !== undefined) {
        state.mails.push(email);
      }
      return reply(200, {});
    },
  },
});

function responseOf(
  id: string,
  created_time: string,
  rating: string,
  plan: string,
  missing: string | null,
): Response {
  const plain = { comment: null, tags: [], sentiment: null };
  return {
    id,
    created_time,
    hotjar_user_id: `hj-${id}`,
    device: 'desktop',
    country: 'Germany',
    browser: 'Firefox',
    os: 'Linux',
    is_complete: missing !== null,
    answers: [
      { question_id: 'q1', answer: rating, ...plain },
      { question_id: 'q2', answer: plan, ...plain },
      { question_id: 'q3', answer: missing, ...plain },
    ],
  };
}

function page(all: readonly object[], query: URLSearchParams): SandboxReply {
  const limit = Number(query.get('limit') ?? 100);
  if (limit > 100) return failed(400);
  const begin = Number(query.get('cursor') ?? 0);
  const end = begin + limit;
  return reply(200, {
    results: all.slice(begin, end),
    next_cursor: end < all.length ? String(end) : null,
  });
}

function failed(status: number): SandboxReply {
  return reply(status, { error: 'refused', message: 'The sandbox refused.' });
}
