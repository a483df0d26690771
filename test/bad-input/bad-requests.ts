import { DELIVERY_HEADER } from '../../api/index.ts';
import type { Call } from './callers.ts';
import { leadOf } from './people-in-leads.ts';

/** Cases that bad requests are about; each is as it was afterwards. */
export const cases = {
  /** Waits for sales-dach to accept a lead. */
  waiting: 'waiting-lead',
  /** Waits for legal, but not for Lena: she wrote the brief. */
  review: 'own-review',
  /** Has ended: without consent nothing is done. */
  ended: 'ended-lead',
} as const;

/** The first task of each. */
export interface Tasks {
  readonly waiting: number;
  readonly review: number;
}

export interface BadRequest {
  readonly what: string;
  readonly call: Call | ((tasks: Tasks) => Call);
  readonly status: number;
  readonly code: string;
  /** Fields that are named. */
  readonly fields?: readonly string[];
}

const lead = leadOf('request');
const leads = '/processes/lead-handover/cases';
const start = (body: unknown, headers = {}): Call => ({ by: 'anna', path: leads, body, headers });
const complete = (by: Call['by'], result: object, { caseId = cases.waiting as string, task = 0 } = {}) => {
  return (tasks: Tasks): Call => ({
    by,
    path: `/tasks/${caseId}/${task || (caseId === cases.review ? tasks.review : tasks.waiting)}/complete`,
    body: { result },
  });
};
const message = (body: object): Call => ({ by: 'otto', path: '/messages', body });
const incident = (by: Call['by'], what: 'retry' | 'resolve', caseId: string): Call => ({
  by,
  path: `/incidents/${caseId}/3/${what}`,
  body: {},
});
const accept = { decision: 'accept', expectedValue: 250_000 };

export const badRequests: readonly BadRequest[] = [
  {
    what: 'no key',
    call: { by: 'nobody', path: leads, body: { variables: { lead } } },
    status: 401,
    code: 'KEY_MISSING',
  },
  {
    what: 'a key that is none',
    call: { by: 'a stranger', path: leads, body: { variables: { lead } } },
    status: 401,
    code: 'KEY_INVALID',
  },
  {
    what: 'an address that is none',
    call: { by: 'anna', path: '/leads', body: { lead } },
    status: 404,
    code: 'ROUTE_UNKNOWN',
  },

  {
    what: 'a body that breaks off',
    call: start(JSON.stringify({ variables: { lead } }).slice(0, -9)),
    status: 400,
    code: 'BODY_NOT_JSON',
  },
  {
    what: 'a body of 2 MB',
    call: start({ variables: { lead, note: 'x'.repeat(2_000_000) } }),
    status: 413,
    code: 'BODY_TOO_LARGE',
  },
  {
    what: 'a body nested 10,000 deep',
    call: start(`{"variables":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
    status: 400,
    code: 'BODY_TOO_DEEP',
  },
  {
    what: 'a body in XML',
    call: start(`<lead email="${lead.email}" />`, { 'content-type': 'text/xml' }),
    status: 415,
    code: 'MEDIA_TYPE_UNSUPPORTED',
  },

  {
    what: 'a start of an unknown process',
    call: { by: 'anna', path: '/processes/leed-handover/cases', body: { variables: { lead } } },
    status: 404,
    code: 'PROCESS_UNKNOWN',
  },
  {
    what: 'a start by somebody who may not',
    call: { ...start({ variables: { lead } }), by: 'lena' },
    status: 403,
    code: 'ROLE_MISSING',
  },
  {
    what: 'a start with an unknown field',
    call: start({ variables: { lead, leed: lead } }),
    status: 422,
    code: 'VARIABLES_INVALID',
    fields: ['/variables'],
  },
  {
    what: 'a start without a field',
    call: start({ variables: { lead: { ...lead, email: undefined } } }),
    status: 422,
    code: 'VARIABLES_INVALID',
    fields: ['/variables/lead/email'],
  },
  {
    what: 'a start with a field of another type',
    call: start({ variables: { lead: { ...lead, employees: lead.email } } }),
    status: 422,
    code: 'VARIABLES_INVALID',
    fields: ['/variables/lead/employees'],
  },
  {
    what: 'a start with a used id but other input',
    call: start({
      caseId: cases.waiting,
      variables: { lead: { ...leadOf('waiting'), company: 'Andere AG' } },
    }),
    status: 409,
    code: 'CASE_INPUT_DIFFERS',
  },
  {
    what: 'a start with the id of an ended case but other input',
    call: start({ caseId: cases.ended, variables: { lead } }),
    status: 409,
    code: 'CASE_INPUT_DIFFERS',
  },

  {
    what: 'a form that lacks a field',
    call: complete('sales-dach', { decision: 'reject' }),
    status: 422,
    code: 'TASK_RESULT_INVALID',
    fields: ['/result/reason'],
  },
  {
    what: 'a form with an unknown field',
    call: complete('sales-dach', { ...accept, mail: lead.email }),
    status: 422,
    code: 'TASK_RESULT_INVALID',
    fields: ['/result'],
  },
  {
    what: 'a form with a value that is no choice',
    call: complete('sales-dach', { decision: lead.email }),
    status: 422,
    code: 'TASK_RESULT_INVALID',
    fields: ['/result/decision'],
  },
  {
    what: 'a task decided by the wrong role',
    call: complete('otto', accept),
    status: 403,
    code: 'TASK_ROLE_MISSING',
  },
  {
    what: 'a task decided by a person who is excluded',
    call: complete('lena', { decision: 'approve' }, { caseId: cases.review }),
    status: 403,
    code: 'TASK_PERSON_EXCLUDED',
  },
  {
    what: 'a task that never was',
    call: complete('sales-dach', accept, { task: 4711 }),
    status: 409,
    code: 'TASK_NOT_OPEN',
  },
  {
    what: 'a task after the case has ended',
    call: complete('sales-dach', accept, { caseId: cases.ended, task: 3 }),
    status: 409,
    code: 'CASE_ENDED',
  },
  {
    what: 'a task of an unknown case',
    call: complete('sales-dach', accept, { caseId: 'nobody', task: 3 }),
    status: 404,
    code: 'CASE_UNKNOWN',
  },

  {
    what: 'a message nobody waits for',
    call: message({ name: 'leadLeft', variables: {} }),
    status: 404,
    code: 'MESSAGE_NOT_EXPECTED',
  },
  {
    what: 'a message that the case does not wait for',
    call: message({ name: 'leadLeft', caseId: cases.waiting }),
    status: 404,
    code: 'MESSAGE_NOT_EXPECTED',
  },
  {
    what: 'a message to a case that has ended',
    call: message({ name: 'leadLeft', caseId: cases.ended, timeToLive: 'PT1H' }),
    status: 409,
    code: 'CASE_ENDED',
  },
  {
    what: 'a message that does not fit',
    call: message({ name: 'leadArrived', variables: { leed: lead } }),
    status: 422,
    code: 'VARIABLES_INVALID',
    fields: ['/variables/lead', '/variables'],
  },
  {
    what: 'a webhook that nobody signed',
    call: {
      by: 'nobody',
      path: '/webhooks/landing-page',
      body: { lead },
      headers: { [DELIVERY_HEADER]: 'forged' },
    },
    status: 401,
    code: 'WEBHOOK_SIGNATURE_INVALID',
  },

  {
    what: 'a retry of what is no incident',
    call: incident('otto', 'retry', cases.waiting),
    status: 409,
    code: 'INCIDENT_NOT_OPEN',
  },
  {
    what: 'a resolution of what is no incident',
    call: incident('otto', 'resolve', cases.waiting),
    status: 409,
    code: 'INCIDENT_NOT_OPEN',
  },
  {
    what: 'a retry by the wrong role',
    call: incident('sales-dach', 'retry', cases.waiting),
    status: 403,
    code: 'ROLE_MISSING',
  },
  {
    what: 'a resolution by the wrong role',
    call: incident('anna', 'resolve', cases.waiting),
    status: 403,
    code: 'ROLE_MISSING',
  },
  {
    what: 'a retry after the case has ended',
    call: incident('otto', 'retry', cases.ended),
    status: 409,
    code: 'CASE_ENDED',
  },
  {
    what: 'a resolution in an unknown case',
    call: incident('otto', 'resolve', 'nobody'),
    status: 404,
    code: 'CASE_UNKNOWN',
  },
  {
    what: 'a cancellation after the case has ended',
    call: { by: 'anna', path: `/cases/${cases.ended}/cancel`, body: { reason: 'too late' } },
    status: 409,
    code: 'CASE_ENDED',
  },
];
