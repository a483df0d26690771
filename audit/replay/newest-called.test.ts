import { expect, test } from 'vitest';
import type { Model } from '../../engine/model.ts';
import type { RegisteredProcess, Registry } from '../../workflows/registry.ts';
import type { EventJson } from '../history/proto-json.ts';
import { runOf } from '../history/recorded-run.ts';
import { withoutNewest } from './newest-called.ts';

type Binding = 'latest' | 'deployment' | { readonly versionTag: string };

const called: RegisteredProcess = {
  id: 'ship',
  latest: 's2',
  models: {
    s1: { id: 'ship', elements: {}, flows: {}, versionTag: 'spring' },
    s2: { id: 'ship', elements: {}, flows: {} },
  },
  steps: {},
};

function registryWith(binding: Binding, deployments?: RegisteredProcess['deployments']): Registry {
  const model: Model = {
    id: 'order',
    elements: {
      shipIt: {
        kind: 'callActivity',
        id: 'shipIt',
        incoming: [],
        outgoing: [],
        inputs: [],
        outputs: [],
        called: { kind: 'string', value: 'ship', at: [0, 4] },
        binding,
        propagateAll: { parent: false, child: false },
      },
    },
    flows: {},
  };
  const order: RegisteredProcess = {
    id: 'order',
    latest: 'o1',
    models: { o1: model },
    steps: {},
    ...(deployments === undefined ? {} : { deployments }),
  };
  return new Map([order, called].map((process) => [process.id, process]));
}

const input = {
  payloads: [
    {
      metadata: { encoding: Buffer.from('json/plain').toString('base64') },
      data: Buffer.from(JSON.stringify({ model: 'o1', variables: {} })).toString('base64'),
    },
  ],
};
const started = {
  eventId: '1',
  eventTime: '2026-05-04T09:00:00Z',
  eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED',
  workflowExecutionStartedEventAttributes: {
    workflowId: 'order-7',
    originalExecutionRunId: 'r',
    workflowType: { name: 'order' },
    input,
  },
};
const run = runOf({ events: [started] }, 'order-7.json');
const call: EventJson = {
  eventId: '5',
  eventTime: '2026-05-04T09:00:01Z',
  eventType: 'EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED',
  startChildWorkflowExecutionInitiatedEventAttributes: {
    workflowId: 'order-7.shipIt-4',
    workflowType: { name: 'ship' },
  },
};

test.each([
  ['latest', undefined, 's1', 'newest'],
  ['latest', undefined, 's2', 'newest'],
  ['latest', undefined, 'never released', 'never released'],
  [{ versionTag: 'spring' }, undefined, 's2', 's2'],
  ['deployment', { o1: { ship: 's1' } }, 's2', 's2'],
  ['deployment', undefined, 's2', 'newest'],
] as const)(
  'a call of %j (deployed with %j) of %s stands for %s',
  (binding, deployments, model, expected) => {
    const handed = { model, variables: { packed: true } };
    const registry = registryWith(binding, deployments);
    expect(withoutNewest(run, call, handed, registry)).toEqual({ ...handed, model: expected });
  },
);
