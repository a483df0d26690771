import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { definitionIds } from '../definitions.ts';
import { readCompany, root, type Company } from './testing/company.ts';
import { inside, without, type Edit } from './testing/surgery.ts';

let company: Company;
beforeAll(async () => {
  company = await readCompany();
});

const excluding = /<zeebe:property name="excludedPeople"[^>]*\/>/;
const separations: readonly (readonly [process: string, task: string])[] = [
  ['campaign-planning', 'approveBudget'],
  ['campaign-planning', 'approveBudgetAgain'],
  ['campaign-planning', 'settleBudget'],
  ['creative-briefing', 'reviewAsset'],
  ['legal-review', 'reviewClaims'],
  ['legal-review', 'reviewDataProtection'],
  ['legal-review', 'reviewTracking'],
  ['legal-review', 'repeatDataProtection'],
  ['legal-review', 'confirmCondition'],
];

it.each(separations)('%s: %s keeps people away', async (process, task) => {
  const breaches = await company.breachesAfter(process, inside(task, excluding, ''));
  expect(breaches).toContainEqual(expect.objectContaining({ code: 'POLICY_PEOPLE', element: task }));
});

it.each<readonly [string, string, Edit]>([
  [
    'the first approver is forgotten',
    'campaign-planning',
    inside('approveBudgetAgain', ', firstApprover', ''),
  ],
  [
    'somebody else is kept',
    'campaign-planning',
    inside(
      'approveBudget',
      'source="=completedBy" target="firstApprover"',
      'source="=author" target="firstApprover"',
    ),
  ],
  ['the task is gone', 'campaign-planning', without('settleBudget')],
])('%s', async (_, process, edit) => {
  const breaches = await company.breachesAfter(process, edit);
  expect(breaches.map(({ code }) => code)).toContain('POLICY_PEOPLE');
});

it.each<readonly [string, string, string, string, string]>([
  ['nobody', 'campaign-lifecycle', 'planCampaign', '=startedBy', '=nobody'],
  ['a title', 'campaign-lifecycle', 'planCampaign', '=startedBy', '=brief.title'],
  ['no author', 'campaign-lifecycle', 'reviewLegally', /<zeebe:input source="=startedBy".*/.source, ''],
  [
    'another author in the task',
    'campaign-planning',
    'approveBudget',
    '<zeebe:output',
    '<zeebe:input source="=brief.title" target="author" /><zeebe:output',
  ],
])('%s is given for the author: %s', async (_, process, element, from, by) => {
  const breaches = await company.breachesAfter(process, inside(element, new RegExp(from), by));
  expect(breaches).toContainEqual(expect.objectContaining({ code: 'POLICY_PEOPLE', process, element }));
});

it.each<readonly [string, string, string, string, string, string]>([
  [
    'somebody may give the go',
    'launch',
    'decideGo',
    'candidateGroups=',
    'candidateUsers="ann" candidateGroups=',
    'POLICY_SPEND_WITHOUT_GO',
  ],
  [
    'one person gives the go',
    'launch',
    'decideGo',
    'candidateGroups=',
    'assignee="=author" candidateGroups=',
    'POLICY_SPEND_WITHOUT_GO',
  ],
  [
    'somebody may approve',
    'campaign-planning',
    'approveBudget',
    'candidateGroups=',
    'candidateUsers="ann" candidateGroups=',
    'POLICY_PUBLISH_OR_SPEND',
  ],
  [
    'another person accepts leads',
    'lead-handover',
    'acceptLead',
    'territory.people[round]',
    'territory.people[1]',
    'POLICY_CONVERSION',
  ],
])('%s, whatever role they have', async (_, process, task, from, by, code) => {
  const breaches = await company.breachesAfter(process, inside(task, from, by));
  expect(breaches.map((breach) => breach.code)).toContain(code);
});

it.each<readonly [string, string, string]>([
  [
    'no round',
    'decideGo',
    '<bpmn:standardLoopCharacteristics testBefore="true"><bpmn:loopCondition xsi:type="bpmn:tFormalExpression">=round &gt; 1</bpmn:loopCondition></bpmn:standardLoopCharacteristics></bpmn:userTask>',
  ],
  [
    'no problem',
    'decideGo',
    '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=problems" inputElement="problem" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>',
  ],
])('where there is %s, the loop of %s asks nobody', async (_, task, loop) => {
  const breaches = await company.breachesAfter('launch', inside(task, '</bpmn:userTask>', loop));
  expect(breaches.map(({ code }) => code)).toContain('POLICY_SPEND_WITHOUT_GO');
});

it.each([
  ['null', '=null'],
  ['perhaps null', '=if round = 1 then now() else null'],
])('a due date of %s is none', async (_, due) => {
  const edit = inside('decideGo', /dueDate="[^"]*"/, `dueDate="${due}"`);
  const breaches = await company.breachesAfter('launch', edit);
  expect(breaches).toEqual([expect.objectContaining({ code: 'POLICY_TASK', element: 'decideGo' })]);
});

it('who answered a task may be given for the author', async () => {
  const kept = '<zeebe:input source="=lessons.by" target="author" />';
  const edit = inside('reviewLegally', /<zeebe:input source="=startedBy".*/, kept);
  expect(await company.breachesAfter('campaign-lifecycle', edit)).toEqual([]);
});

const all = definitionIds(root).flatMap((process) => {
  const xml = readFileSync(join(root, 'definitions', process, `${process}.bpmn`), 'utf8');
  return [...xml.matchAll(/<bpmn:userTask id="(\w+)"/g)].map(([, task = '']) => [process, task] as const);
});

it.each(all)('%s: %s has a deadline', async (process, task) => {
  const edit = inside(task, /<zeebe:taskSchedule [^>]*\/>/, '');
  const breaches = await company.breachesAfter(process, edit);
  expect(breaches).toEqual([expect.objectContaining({ code: 'POLICY_TASK', element: task })]);
});

it.each(all)('%s: somebody hears when %s is late', async (process, task) => {
  const edit: Edit = (xml) =>
    [...xml.matchAll(/<bpmn:boundaryEvent id="(\w+)"[^>]*cancelActivity="false" attachedToRef="(\w+)"/g)]
      .filter(([, , host]) => host === task)
      .reduce((text, [, event = '']) => {
        const flow = new RegExp(
          `<bpmn:sequenceFlow id="(\\w+)"[^>]*sourceRef="${event}" targetRef="(\\w+)"`,
        ).exec(text);
        const step = flow?.[2];
        return step === undefined ? text : without(step)(text);
      }, xml);
  const breaches = await company.breachesAfter(process, edit);
  expect(breaches).toEqual([expect.objectContaining({ code: 'POLICY_TASK', element: task })]);
});

it.each(all)('%s: %s escalates to a role', async (process, task) => {
  const edit = inside(task, /<zeebe:property name="escalateTo"[^>]*\/>/, '');
  const breaches = await company.breachesAfter(process, edit);
  expect(breaches).toEqual([expect.objectContaining({ code: 'POLICY_TASK', element: task })]);
});

it.each<readonly [string, string, string, Edit]>([
  ['a reminder is no escalation', 'legal-review', 'reviewClaims', without('escalateReviewClaims')],
  [
    'another role hears of it',
    'launch',
    'decideGo',
    inside('escalateDecideGo', 'source="#ops"', 'source="#campaign-owner"'),
  ],
])('%s', async (_, process, element, edit) => {
  const breaches = await company.breachesAfter(process, edit);
  expect(breaches).toEqual([expect.objectContaining({ code: 'POLICY_TASK', element })]);
});
