import { expect, it } from 'vitest';
import { schemaSet } from './json-schema.ts';

const { judge } = schemaSet({
  Segment: {
    type: 'object',
    properties: {
      id: { type: 'string' },
      attributes: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
    },
    required: ['id', 'attributes'],
  },
});
const whole = judge({
  allOf: [
    { properties: { attributes: { properties: { size: { type: 'integer' } } } } },
    { $ref: '#/components/schemas/Segment' },
  ],
});

it.each([
  ['what both parts know', { id: '1', attributes: { name: 'a', size: 3 } }, []],
  ['what one part leaves out', { id: '1', attributes: { name: 'a' } }, []],
  ['a wrong type', { id: '1', attributes: { name: 'a', size: 'x' } }, ['/attributes/size must be integer']],
  [
    'what no part knows',
    { id: '1', attributes: { name: 'a', colour: 'red' } },
    ['/attributes must NOT have unevaluated properties: colour'],
  ],
  ['what is missing', { attributes: { size: 3 } }, ["/ must have required property 'id'"]],
])('judges %s', (_what, value, findings) => {
  expect(whole(value)).toEqual(expect.arrayContaining(findings));
  expect(whole(value).length > 0).toBe(findings.length > 0);
});
