import { expect, test } from 'vitest';
import type { Model } from '../engine/model.ts';
import { calledModel, INLINE } from './called-model.ts';
import type { RegisteredProcess, Registry } from './registry.ts';

const model = (id: string, versionTag?: string): Model => ({
  id,
  elements: {},
  flows: {},
  ...(versionTag === undefined ? {} : { versionTag }),
});

const plan: RegisteredProcess = {
  id: 'plan',
  latest: 'p2',
  models: { p1: model('plan'), p2: model('plan') },
  deployments: { p1: { plan: 'p1', launch: 'l1' } },
  steps: {},
};
const launch: RegisteredProcess = {
  id: 'launch',
  latest: 'l3',
  models: { l1: model('launch'), l2: model('launch', 'spring'), l3: model('launch') },
  steps: {},
};
const registry: Registry = new Map([plan, launch].map((process) => [process.id, process]));

test.each([
  { what: 'the newest', from: 'p1', binding: 'latest', runs: 'l3' },
  { what: 'what was released together with it', from: 'p1', binding: 'deployment', runs: 'l1' },
  { what: 'the newest, where nothing was released with it', from: 'p2', binding: 'deployment', runs: 'l3' },
  { what: 'the tagged one', from: 'p1', binding: { versionTag: 'spring' }, runs: 'l2' },
] as const)('a call runs $what', ({ from, binding, runs }) => {
  expect(calledModel(registry, { process: 'plan', input: { model: from } }, 'launch', binding)).toBe(runs);
});

test('a call in a file that is not released runs what came along', () => {
  const input = { model: INLINE, inline: { launch: model('launch', 'autumn') } };
  const call = (binding: Parameters<typeof calledModel>[3]) =>
    calledModel(registry, { process: 'plan', input }, 'launch', binding);
  expect(call('deployment')).toBe(INLINE);
  expect(call({ versionTag: 'autumn' })).toBe(INLINE);
  expect(() => call({ versionTag: 'spring' })).toThrow('launch has no version tagged spring');
});

test.each([
  ['no such process', 'nurture', 'latest'],
  ['no such version', 'launch', { versionTag: 'winter' }],
] as const)('%s is an incident of its own', (_what, called, binding) => {
  expect(() => calledModel(registry, { process: 'plan', input: { model: 'p1' } }, called, binding)).toThrow(
    expect.objectContaining({ type: 'PROCESS_UNKNOWN' }),
  );
});
