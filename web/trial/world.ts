import type { Role } from '../../api/person.ts';
import { meOf } from '../../api/routes/me.ts';
import { routes } from '../../api/routes/index.ts';
import { drawnProcess } from './drawn-process.ts';
import type { FakeAnswer, FakeAnswers, FakeRequest } from './fake-api.ts';
import { Feed } from './feed.ts';

const STARTED = Date.UTC(2026, 10, 22, 8, 30);

/** One case that stands at a task, at a call and at an incident; what was asked of the API is kept. */
export class World {
  readonly feed = new Feed();
  readonly asked: { readonly route: string; readonly request: FakeRequest }[] = [];
  /** Answers to the next completions of the task; then it succeeds. */
  readonly refusals: FakeAnswer[] = [];
  /** Roles of whoever has the key. */
  roles: readonly Role[] = ['campaign-owner', 'ops'];
  /** What the form of the task shows. */
  data: Readonly<Record<string, unknown>> = { company: 'Acme' };
  #lines = 0;

  constructor() {
    for (const element of ['leadArrived', 'scoreLead', 'leadRated']) {
      this.happen(element, 'entered');
      this.happen(element, 'completed', element === 'leadRated' ? { took: ['yes'] } : undefined);
    }
    this.happen('callLead', 'entered');
  }

  /** Adds a line to the path of the case, and tells whoever listens. */
  happen(element: string, event: string, detail?: Readonly<Record<string, unknown>>): void {
    const at = STARTED + this.#lines * 1000;
    const name = NAMES[element] ?? '';
    const line = { at, element, name, kind: 'step', event, instance: 2, ...(detail && { detail }) };
    this.feed.say('path', line, ++this.#lines);
  }

  requestsTo(route: string): readonly FakeRequest[] {
    return this.asked.filter((one) => one.route === route).map(({ request }) => request);
  }

  readonly answers: FakeAnswers = this.#listening({
    'GET /me': () => ({ status: 200, body: meOf({ id: 'olga', roles: this.roles }, routes) }),
    'GET /cases': () => items([LISTED_CASE]),
    'GET /processes': () => items([LISTED_PROCESS]),
    'GET /cases/:caseId': ({ params }) =>
      params['caseId'] === 'lead-1' ? { status: 200, body: SHOWN_CASE } : UNKNOWN,
    'GET /cases/:caseId/diagram': () => ({ text: drawnProcess }),
    'GET /cases/:caseId/events': ({ headers }) => ({
      events: this.feed.listen(Number(headers['last-event-id'] ?? 0)),
    }),
    'GET /tasks': () => items([{ ...TASK, ...OF_CASE }]),
    'GET /tasks/:caseId/:task': () => ({ status: 200, body: { ...SHOWN_TASK, data: this.data } }),
    'POST /tasks/:caseId/:task/complete': () =>
      this.refusals.shift() ?? { status: 200, body: { caseId: 'lead-1', task: 7 } },
    'POST /cases/:caseId/cancel': () => ({ status: 202, body: { caseId: 'lead-1' } }),
    'POST /incidents/:caseId/:instance/retry': () => ({
      status: 200,
      body: { caseId: 'lead-1', instance: 9 },
    }),
  });

  #listening(answers: FakeAnswers): FakeAnswers {
    return Object.fromEntries(
      Object.entries(answers).map(([route, answer]) => [
        route,
        (request: FakeRequest) => {
          this.asked.push({ route, request });
          return answer(request);
        },
      ]),
    );
  }
}

function items(list: readonly unknown[]): FakeAnswer {
  return { status: 200, body: { items: list } };
}

const NAMES: Readonly<Record<string, string>> = {
  leadArrived: 'Lead arrived',
  scoreLead: 'Score the lead',
  leadRated: 'Good?',
  callLead: 'Call the lead',
  nurtureLead: 'Nurture the lead',
  leadGreeted: 'Lead greeted',
};

const OF_CASE = { caseId: 'lead-1', process: 'greet-lead' };

const LISTED_CASE = {
  ...OF_CASE,
  status: 'running',
  started: new Date(STARTED).toISOString(),
  openTasks: 1,
  incidents: 1,
};

const LISTED_PROCESS = {
  id: 'greet-lead',
  name: 'Greet a lead',
  model: 'ab'.repeat(32),
  start: {},
  messages: {},
  startedBy: [],
  onlyCalled: false,
  tasks: [],
  forms: {},
};

const TASK = {
  task: 7,
  element: 'callLead',
  name: 'Call the lead',
  form: 'call-lead',
  groups: ['sales'],
  users: [],
  excluded: [],
  due: STARTED,
  priority: 50,
  opened: STARTED,
};

const SHOWN_TASK = {
  ...TASK,
  ...OF_CASE,
  mayDecide: true,
  schema: {
    type: 'default',
    id: 'call-lead',
    components: [
      { id: 'about', type: 'text', text: 'Lead from {{company}}' },
      { id: 'note-field', type: 'textfield', key: 'note', label: 'Note', validate: { required: true } },
      { id: 'mood-field', type: 'textarea', key: 'mood', label: 'Mood' },
    ],
  },
};

const INCIDENT = { code: 'RATE_LIMITED', message: 'The CRM answered 429 five times.' };

const UNKNOWN = { status: 404, body: { title: 'There is no such case', status: 404, code: 'CASE_UNKNOWN' } };

const SHOWN_CASE = {
  ...OF_CASE,
  model: 'ab'.repeat(32),
  status: 'running',
  started: STARTED,
  variables: { rating: 7, email: `pd_${'A'.repeat(22)}` },
  tokens: [
    { element: 'callLead', instance: 7 },
    { element: 'callLead', instance: 8 },
    { element: 'nurtureLead', instance: 9, incident: INCIDENT },
  ],
  tasks: [TASK],
  incidents: [{ ...INCIDENT, instance: 9, element: 'nurtureLead' }],
  messages: [{ name: 'answerCame', key: 'ref-1', element: 'callLead' }],
  signals: [{ name: 'guidelineChanged', element: 'callLead' }],
  timers: [{ element: 'callLead', due: STARTED }],
  children: [{ element: 'nurtureLead', caseId: 'nurture-1' }],
  diagram: '/api/v1/cases/lead-1/diagram',
};
