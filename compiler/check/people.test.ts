import { expect, it } from 'vitest';
import { z } from 'zod';
import { findingsIn } from '../testing/check-sketch.ts';
import { around, extensions, node } from '../testing/sketch.ts';

const start = z.object({ who: z.string() });
const property = (name: string, value: string): string =>
  `<zeebe:properties><zeebe:property name="${name}" value="${value}" /></zeebe:properties>`;
const task = (groups: string, more = ''): string =>
  around(
    'ask',
    node(
      'userTask',
      'ask',
      `<extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="${groups}" />${more}</extensionElements>`,
    ),
  );

it.each([
  ['a role', task('ops'), []],
  ['computed roles', task('=[who, &quot;legal&quot;]'), []],
  ['a misspelt role', task('legal, opps'), ['ROLE_UNKNOWN ask: candidate groups: there is no role "opps"']],
  [
    'one in a list',
    task('=[who, &quot;opps&quot;]'),
    ['ROLE_UNKNOWN ask: candidate groups: there is no role "opps"'],
  ],
  [
    'escalation to nobody',
    task('ops', property('escalateTo', 'boss')),
    ['ROLE_UNKNOWN ask: escalateTo: there is no role "boss"'],
  ],
  [
    'an unknown owner',
    extensions().replace('</extensionElements>', `${property('owner', 'opss')}</extensionElements>`) +
      task('ops'),
    ['ROLE_UNKNOWN demo: owner: there is no role "opss"'],
  ],
  ['a priority', task('ops', '<zeebe:priorityDefinition priority="100" />'), []],
  [
    'a priority beyond',
    task('ops', '<zeebe:priorityDefinition priority="900" />'),
    ['TASK_PRIORITY ask: the priority is 900'],
  ],
  [
    'one beyond in a branch',
    task('ops', '<zeebe:priorityDefinition priority="=if who = &quot;me&quot; then 900 else 60" />'),
    ['TASK_PRIORITY ask: the priority is 900'],
  ],
  [
    'one below',
    task('ops', '<zeebe:priorityDefinition priority="=-1" />'),
    ['TASK_PRIORITY ask: the priority is -1'],
  ],
])('%s', async (_what, process, findings) => {
  const found = await findingsIn(process, { schema: { start, variables: start } });
  expect(found.filter((one) => !/^(FORM|TASK_SCHEMA)/.test(one))).toEqual(findings);
});
