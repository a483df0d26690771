import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { jiraSandbox } from '../sandbox.ts';
import { createProjectFromTemplate } from './create-project-from-template.ts';

const trial = await startTrial(jiraSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const projects = () => trial.sandbox.state['jira']?.['projects'] as Record<string, object>;

it('makes the project from the template, led by the connection’s own account', async () => {
  const { projectId, url } = await trial.call(createProjectFromTemplate, createProjectFromTemplate.example);
  expect(projectId).toBe('SPRING');
  expect(url).toMatch(/\/browse\/SPRING$/);
  expect(projects()['SPRING']).toMatchObject({
    name: 'de_leads_marketing-automation_202612',
    template: createProjectFromTemplate.example.templateId,
    lead: '5b10ac8d82e05b22cc7d4ef0',
    description: expect.stringMatching(/^Spring campaign.*\n\nReference: mr-[0-9a-f]{20}$/),
  });
});

it('does not take somebody else’s project of that key for its own', async () => {
  await trial.call(createProjectFromTemplate, createProjectFromTemplate.example);
  const other = { idempotencyKey: 'case-2/step-1', mayHaveRun: true };
  const call = trial.call(createProjectFromTemplate, createProjectFromTemplate.example, other);
  await expect(call).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ vendorCode: 'projectKey' })],
  });
});

it('refuses what is no key of a template before it asks', async () => {
  const call = trial.call(createProjectFromTemplate, {
    ...createProjectFromTemplate.example,
    templateId: 'Kanban',
  });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toHaveLength(0);
});
