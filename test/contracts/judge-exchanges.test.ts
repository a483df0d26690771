import { expect, it } from 'vitest';
import type { Exchange } from '../../activities/sandbox/exchange-log.ts';
import { contractsAreThere } from './contract.ts';
import { judgeExchanges } from './judge-exchanges.ts';

const cancelled: Exchange = {
  at: '2026-12-01T08:00:00.000Z',
  tool: 'klaviyo',
  method: 'PATCH',
  path: '/api/campaign-send-jobs/1',
  query: [],
  headers: { revision: '2026-10-15' },
  body: { data: { type: 'campaign-send-job', id: '1', attributes: { action: 'cancel' } } },
  faulted: false,
  response: { status: 204, headers: {}, body: undefined },
};
const burned = { data: { type: 'campaign-send-job', id: '1', attributes: { action: 'burn' } } };

it.skipIf(!contractsAreThere).each<[string, Partial<Exchange>, string]>([
  ['a body', { body: burned }, 'body /data/attributes/action must be'],
  [
    'a body that met a planned fault',
    { body: burned, faulted: true },
    'body /data/attributes/action must be',
  ],
  ['an answer', { response: { ...cancelled.response, body: {} } }, 'response 204 has a body'],
  ['an operation', { method: 'DELETE' }, 'no such operation'],
])('finds %s that breaks the contract, once', (_name, broken, says) => {
  const exchange = { ...cancelled, ...broken };
  expect(judgeExchanges([exchange, exchange])).toEqual([
    expect.stringMatching(new RegExp(`^klaviyo: .*${says}`)),
  ]);
});

it.skipIf(!contractsAreThere).each<[string, Partial<Exchange>]>([
  ['what keeps to it', {}],
  ["a planned fault's answer", { faulted: true, response: { status: 200, headers: {}, body: 'gateway' } }],
  ['a tool without a contract', { tool: 'vwo', path: '/nowhere' }],
  ['a tool that a test made up', { tool: 'crm', path: '/nowhere' }],
])('has nothing against %s', (_name, given) => {
  expect(judgeExchanges([{ ...cancelled, ...given }])).toEqual([]);
});
