import { Client } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adHoc, modelOf } from '../engine/testing/index.ts';
import { CASE_QUEUE } from '../worker/start-workers.ts';
import type { CaseInput } from '../workflows/contract.ts';
import { startServerTrial, type ServerTrial } from './trial/start-server-trial.ts';

const person = { kind: 'userTask', task: {} } as const;
const model = modelOf(
  {
    elements: { help: adHoc({ elements: { call: person, write: person }, flows: [] }) },
    flows: ['begin > help > end'],
  },
  'any-order',
);

let trial: ServerTrial;
beforeAll(async () => {
  trial = await startServerTrial();
  const input: CaseInput = { model: 'inline', variables: {}, inline: { 'any-order': model } };
  await new Client({ connection: trial.client.connection }).workflow.start('any-order', {
    taskQueue: CASE_QUEUE,
    workflowId: 'help-1',
    args: [input],
  });
});
afterAll(() => trial.end());

const address = '/api/v1/cases/help-1';

async function instanceOf(headers: { readonly authorization: string }): Promise<number> {
  const { body } = await trial.get(address, headers);
  const [open] = (body as { adHoc?: { instance: number }[] }).adHoc ?? [];
  return open?.instance ?? 0;
}

test('people choose what is done in an ad-hoc sub-process', async () => {
  const anna = trial.headersOf('anna', 'campaign-owner');
  const sven = trial.headersOf('sven', 'sales');
  expect(await trial.get(address, anna)).toMatchObject({
    status: 200,
    body: {
      adHoc: [{ element: 'help', activities: [{ element: 'call' }, { element: 'write' }] }],
      tasks: [],
    },
  });
  const instance = await instanceOf(anna);
  const choose = (elements: readonly string[], at = instance, headers: Record<string, string> = anna) =>
    trial.post(`${address}/ad-hoc`, { instance: at, elements }, headers);

  expect(await choose(['call'], instance, sven)).toMatchObject({
    status: 403,
    body: { code: 'ROLE_MISSING' },
  });
  expect(await choose(['end'])).toMatchObject({ status: 422, body: { code: 'AD_HOC_ELEMENT_UNKNOWN' } });
  expect(await choose(['call'], 99)).toMatchObject({ status: 409, body: { code: 'AD_HOC_NOT_OPEN' } });
  expect(await choose([])).toMatchObject({ status: 422, body: { code: 'BODY_INVALID' } });

  const once = { ...anna, 'idempotency-key': 'choice-1' };
  expect(await choose(['call'], instance, once)).toMatchObject({ status: 200 });
  expect(await choose(['call'], instance, once)).toMatchObject({ status: 200 });
  const { body } = await trial.get(address, anna);
  expect(body).toMatchObject({ tasks: [{ element: 'call' }] });
  const path = await trial.get(`${address}/path`, anna);
  expect(path.body).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ element: 'call', event: 'entered', by: 'anna' }),
    ]),
  });
});
