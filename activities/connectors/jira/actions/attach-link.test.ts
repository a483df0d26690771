import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { jiraSandbox } from '../sandbox.ts';
import { attachLink } from './attach-link.ts';

const trial = await startTrial(jiraSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const links = () => trial.sandbox.state['jira']?.['remoteLinks'] as Record<string, object>;

it('keeps one link for each address, with its latest title', async () => {
  const first = await trial.call(attachLink, attachLink.example);
  const second = await trial.call(attachLink, { ...attachLink.example, title: 'Spring banner, version 3' });
  expect(second).toEqual(first);
  expect(Object.values(links()['MKT-1'] ?? {})).toEqual([
    { id: Number(first.attachmentId), url: attachLink.example.url, title: 'Spring banner, version 3' },
  ]);
});

it('takes addresses that are longer than Jira’s ids', async () => {
  const url = `https://maschinenraum.example/?q=${'x'.repeat(600)}`;
  await trial.call(attachLink, { ...attachLink.example, url });
  await trial.call(attachLink, { ...attachLink.example, url });
  await trial.call(attachLink, { ...attachLink.example, url: `${url}y` });
  expect(Object.keys(links()['MKT-1'] ?? {})).toHaveLength(2);
});
