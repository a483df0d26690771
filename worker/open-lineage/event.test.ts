import Ajv2020 from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { PathEntry } from '../../engine/kernel/index.ts';
import { runEvent, runIdOf, type LineageStep } from './event.ts';
import { changeOf, type LineageSteps } from './watch-path.ts';

// What https://openlineage.io/spec/2-0-2/OpenLineage.json and the facets' own schemas demand of a run event.
const text = { type: 'string' };
const uri = { type: 'string', format: 'uri' };
const named = {
  type: 'object',
  required: ['namespace', 'name'],
  properties: { namespace: text, name: text },
};
const facet = (required: readonly string[], properties: object = {}) => ({
  type: 'object',
  required: ['_producer', '_schemaURL', ...required],
  properties: { _producer: uri, _schemaURL: uri, ...properties },
});
const run = {
  type: 'object',
  required: ['runId'],
  properties: { runId: { type: 'string', format: 'uuid' } },
};
const inputField = {
  type: 'object',
  required: ['namespace', 'name', 'field'],
  properties: { namespace: text, name: text, field: text },
};
const fields = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['inputFields'],
    properties: { inputFields: { type: 'array', items: inputField } },
  },
};
const dataset = {
  ...named,
  properties: {
    ...named.properties,
    facets: { type: 'object', properties: { columnLineage: facet(['fields'], { fields }) } },
  },
};
const schema = {
  type: 'object',
  required: ['eventType', 'eventTime', 'producer', 'schemaURL', 'run', 'job'],
  additionalProperties: false,
  properties: {
    eventType: { enum: ['START', 'RUNNING', 'COMPLETE', 'ABORT', 'FAIL', 'OTHER'] },
    eventTime: { type: 'string', format: 'date-time' },
    producer: uri,
    schemaURL: uri,
    run: {
      ...run,
      properties: {
        ...run.properties,
        facets: { type: 'object', properties: { parent: facet(['run', 'job'], { run, job: named }) } },
      },
    },
    job: {
      ...named,
      properties: {
        ...named.properties,
        facets: {
          type: 'object',
          properties: {
            documentation: facet(['description'], { description: text }),
            jobType: facet(['processingType', 'integration']),
          },
        },
      },
    },
    inputs: { type: 'array', items: dataset },
    outputs: { type: 'array', items: dataset },
  },
};
const ajv = new Ajv2020.default();
formats.default(ajv);
const fitsSpec = ajv.compile(schema);

const upsert: LineageStep = {
  documentation: 'Writes the contact.',
  inputs: [{ namespace: 'maschinenraum', name: 'lead-handover' }],
  outputs: [
    {
      namespace: 'hubspot',
      name: 'contact',
      fields: { email: [{ namespace: 'maschinenraum', name: 'lead-handover', field: 'lead.email' }] },
    },
  ],
};
const steps: LineageSteps = new Map([
  ['lead-handover', { inputs: [], outputs: [] }],
  ['lead-handover.upsertContact', upsert],
  ['campaign.handOver', { inputs: [], outputs: [], calls: 'lead-handover' }],
]);
const info = { workflowId: 'case-1', workflowType: 'lead-handover', namespace: 'default' };
const entry = (change: Partial<PathEntry>): PathEntry => ({
  at: 1_764_000_000_000,
  element: 'upsertContact',
  name: 'Upsert contact',
  kind: 'serviceTask',
  event: 'entered',
  instance: 4,
  by: 'anna@example.com',
  detail: { email: 'canary@example.com' },
  ...change,
});
const whole = { element: 'lead-handover', kind: 'process', instance: 1 };

describe('what a line of the path says', () => {
  test.each<[string, Partial<PathEntry>, string | undefined]>([
    ['a case begins', whole, 'START'],
    ['a case ends', { ...whole, event: 'completed' }, 'COMPLETE'],
    ['a case fails', { ...whole, event: 'failed' }, 'FAIL'],
    ['a case is cancelled', { ...whole, event: 'terminated' }, 'ABORT'],
    ['a step begins', {}, 'START'],
    ['a step is done', { event: 'completed' }, 'COMPLETE'],
    ['a step has an incident, and waits', { event: 'failed' }, 'OTHER'],
    ['a step is withdrawn', { event: 'terminated' }, 'ABORT'],
    ['a step is undone by its handler', { event: 'compensated' }, undefined],
    ['a gateway moves no data', { element: 'hot', kind: 'exclusiveGateway' }, undefined],
  ])('%s', (_, change, type) => {
    const said = changeOf(info, entry(change), steps);
    expect(said?.type).toBe(type);
    if (said === undefined) return;
    const event = runEvent(said);
    expect(fitsSpec(event), ajv.errorsText(fitsSpec.errors)).toBe(true);
    expect(JSON.stringify(event)).not.toMatch(/example\.com"|canary|anna|case-1/);
  });
});

test('a step belongs to the run of its case, and says which field comes from which', () => {
  const said = changeOf(info, entry({}), steps);
  expect(said && runEvent(said)).toMatchObject({
    run: { runId: runIdOf('case-1', 4), facets: { parent: { run: { runId: runIdOf('case-1') } } } },
    job: { namespace: 'maschinenraum.default', name: 'lead-handover.upsertContact' },
    outputs: [
      { facets: { columnLineage: { fields: { email: { inputFields: [{ field: 'lead.email' }] } } } } },
    ],
  });
});

test('a called case belongs to the run of its caller', () => {
  const called = { ...info, workflowId: 'case-0.handOver-7', parent: { workflowId: 'case-0' } };
  const said = changeOf(called, entry(whole), steps);
  expect(said && runEvent(said)).toMatchObject({
    run: { facets: { parent: { run: { runId: runIdOf('case-0') }, job: { name: 'campaign' } } } },
  });
});

test('the id of a run is a UUID that follows from the case and the instance', () => {
  expect(runIdOf('case-1', 4)).toBe(runIdOf('case-1', 4));
  expect(
    new Set([runIdOf('case-1'), runIdOf('case-1', 4), runIdOf('case-14'), runIdOf('case-1', 5)]).size,
  ).toBe(4);
  expect(runIdOf('case-1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
