import { expect, test } from 'vitest';
import type { TaskDefinition } from '../model.ts';
import { after, boundary, feel, mapped, MONDAY, scenes, text, Trial } from '../testing/index.ts';
import type { Draft, Sketch } from '../testing/index.ts';

function approve(task: TaskDefinition = {}, more: Partial<Draft> = {}): Sketch {
  return {
    elements: { approve: { kind: 'userTask', task, ...more } as Draft },
    flows: ['begin > approve > end'],
  };
}

scenes('user task', [
  { when: 'nobody has decided', sketch: approve(), story: 'begin', waiting: ['approve'] },
  {
    when: 'somebody decided: the result is kept',
    sketch: approve(),
    play: (trial) => trial.done('approve', { approved: true }, { by: 'anna' }),
    story: 'begin > approve > end > demo',
    data: { approved: true },
  },
  {
    when: 'outputs see who decided',
    sketch: approve({}, { outputs: mapped({ approver: 'completedBy', verdict: 'approved' }) }),
    play: (trial) => trial.done('approve', { approved: true }, { by: 'anna' }),
    story: 'begin > approve > end > demo',
    data: { approver: 'anna', verdict: true },
  },
  {
    when: 'the due date is no time',
    sketch: approve({ due: feel('tomorrow') }),
    story: 'begin',
    waiting: ['approve'],
    incident: 'TIME_INVALID',
  },
  {
    when: 'the candidate groups are no names',
    sketch: approve({ candidateGroups: feel('5') }),
    story: 'begin',
    waiting: ['approve'],
    incident: 'PEOPLE_INVALID',
  },
  {
    when: 'the assignee is no name',
    sketch: approve({ assignee: feel('5') }),
    story: 'begin',
    waiting: ['approve'],
    incident: 'EXPRESSION_NOT_TEXT',
  },
]);

const anyone = { name: 'approve', groups: [], users: [], excluded: [], priority: 50, opened: MONDAY };
const day = 86_400_000;

test.each([
  { when: 'nothing', task: {}, open: {} },
  { when: 'a form', task: { form: 'approve-budget' }, open: { form: 'approve-budget' } },
  { when: 'an assignee', task: { assignee: feel('owner') }, open: { assignee: 'anna' } },
  { when: 'an assignee who is not known yet', task: { assignee: feel('nobody') }, open: {} },
  {
    when: 'groups in a text',
    task: { candidateGroups: text('legal, dpo,') },
    open: { groups: ['legal', 'dpo'] },
  },
  { when: 'a list of groups', task: { candidateGroups: feel('["legal"]') }, open: { groups: ['legal'] } },
  { when: 'people', task: { candidateUsers: feel('[owner, null]') }, open: { users: ['anna'] } },
  { when: 'people excluded', task: { excluded: feel('[owner]') }, open: { excluded: ['anna'] } },
  { when: 'a due date by duration', task: { due: text('P1D') }, open: { due: MONDAY + day } },
  {
    when: 'a due date by FEEL',
    task: { due: feel('date and time("2026-01-07T08:00:00Z")') },
    open: { due: MONDAY + 2 * day },
  },
  { when: 'a follow-up date', task: { followUp: text('PT1H') }, open: { followUp: MONDAY + 3_600_000 } },
  { when: 'a priority', task: { priority: feel('40 + 40') }, open: { priority: 80 } },
  { when: 'a priority that is none', task: { priority: feel('"high"') }, open: { priority: 50 } },
])('the open task shows $when', ({ task, open }) => {
  const trial = new Trial(approve(task), { variables: { owner: 'anna' } });
  expect(trial.all('open').map((command) => command.task)).toEqual([{ ...anyone, ...open }]);
  const instance = Object.values(trial.state.instances).find((one) => one.element === 'approve');
  expect(instance?.task).toEqual({ ...anyone, ...open });
});

test('the task is called by its name', () => {
  const trial = new Trial(approve({}, { name: 'Approve budget' }));
  expect(trial.all('open')[0]?.task.name).toBe('Approve budget');
});

test('an interrupted task is withdrawn', () => {
  const { elements, flows } = approve();
  const trial = new Trial({
    elements: { ...elements, late: boundary('approve', after('P1D')) },
    flows: [...flows, 'late > told'],
  });
  const instance = trial.open('approve');
  trial.timer('late');
  expect(trial.all('withdraw')).toEqual([{ do: 'withdraw', instance, what: 'task' }]);
});

test('the path tells who decided', () => {
  const { path } = new Trial(approve()).done('approve', {}, { by: 'anna' });
  expect(path.filter((entry) => entry.by).map((entry) => [entry.element, entry.event, entry.by])).toEqual([
    ['approve', 'completed', 'anna'],
  ]);
});
