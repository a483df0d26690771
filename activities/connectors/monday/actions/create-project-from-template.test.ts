import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { mondaySandbox } from '../sandbox.ts';
import { createProjectFromTemplate } from './create-project-from-template.ts';

const trial = await startTrial(mondaySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

interface Board {
  readonly name: string;
  readonly description: string;
}
const boards = () => trial.sandbox.state['monday']?.['boards'] as Record<string, Board>;

it('makes the board with the items of the template and our reference in its description', async () => {
  const { projectId, url } = await trial.call(createProjectFromTemplate, createProjectFromTemplate.example);
  expect(url).toContain(projectId);
  expect(boards()[projectId]).toMatchObject({
    name: 'de_leads_marketing-automation_202612',
    kind: 'public',
    description: expect.stringMatching(/^Spring campaign.*\n\nReference: mr-[0-9a-f]{20}$/),
  });
  const items = Object.values(trial.sandbox.state['monday']?.['items'] as Record<string, { board: string }>);
  expect(items.filter(({ board }) => board === projectId)).toHaveLength(2);
});

it('finds its board on the second page', async () => {
  const ours = await trial.call(createProjectFromTemplate, createProjectFromTemplate.example);
  for (let other = 0; other < 120; other += 1) {
    const id = String(1_900_000_000 + other);
    boards()[id] = { ...(boards()['1200000001'] as Board), id } as Board;
  }
  const again = { mayHaveRun: true };
  expect(await trial.call(createProjectFromTemplate, createProjectFromTemplate.example, again)).toEqual(ours);
});

it('does not guess behind the five hundred newest boards', async () => {
  for (let other = 0; other < 500; other += 1) {
    const id = String(1_900_000_000 + other);
    boards()[id] = { ...(boards()['1200000001'] as Board), id } as Board;
  }
  const call = trial.call(createProjectFromTemplate, createProjectFromTemplate.example, { mayHaveRun: true });
  await expect(call).rejects.toMatchObject({ type: 'OUTCOME_UNKNOWN' });
});

it('says NOT_FOUND for a template that does not exist', async () => {
  const call = trial.call(createProjectFromTemplate, { templateId: '999', name: 'Spring' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
