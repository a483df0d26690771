import { expect, it } from 'vitest';
import { actionDescriptors } from '../activities/connectors/actions.gen.ts';
import { job, modelOf, text } from '../engine/testing/index.ts';
import type { ActionDescriptor } from '../workflows/activity-options.ts';
import type { RegisteredProcess } from '../workflows/registry.ts';
import { registered } from '../workflows/registered.ts';
import { usedActions } from './used-actions.ts';
import { workflowBundle } from './workflow-bundle.ts';

const all: Readonly<Record<string, ActionDescriptor>> = actionDescriptors;
const used = Object.keys(usedActions(registered, all));

function registryOf(step: ReturnType<typeof job>, steps = {}) {
  const model = modelOf({ elements: { step }, flows: ['begin > step > end'] }, 'one');
  const process: RegisteredProcess = { id: 'one', latest: 'hash', models: { hash: model }, steps };
  return new Map([['one', process]]);
}

it('takes of the actions what diagrams and code name', () => {
  expect(used).toEqual(expect.arrayContaining(['hubspot.upsertContact', 'slack.postMessage']));
  expect(used).not.toContain('activecampaign.addTag');
  const named = registryOf(job({ job: { type: text('klaviyo.sendEvent') } }));
  expect(Object.keys(usedActions(named, all))).toEqual(['klaviyo.sendEvent']);
  const bound = registryOf(job({ job: { type: text('step') } }), {
    step: { action: 'asana.createTask', input: () => ({}) },
  });
  expect(Object.keys(usedActions(bound, all))).toEqual(['asana.createTask']);
});

it('takes all of them where a diagram computes a job type', () => {
  const computed = registryOf(job({ job: { type: { kind: 'name', name: 'tool', at: [0, 4] } } }));
  expect(usedActions(computed, all)).toBe(all);
});

it.each(['processes', 'foreign'] as const)(
  'does not grow with connectors: %s',
  async (entry) => {
    const { code } = await workflowBundle(entry);
    const inBundle = Object.keys(all).filter((id) => code.includes(`"${id}":{`));
    expect(inBundle).toEqual(entry === 'foreign' ? [] : used);
    // Neither the list of all actions nor a connector's own code comes along.
    const modules = [...code.matchAll(/^\/\*\*\*\/ "(\.\/[^"]+)"$/gm)].map(([, name = '']) => name);
    expect(modules).toContain('./workflows/case-workflow.ts');
    expect(modules.filter((name) => name.startsWith('./activities/'))).toEqual([]);
  },
  60_000,
);
