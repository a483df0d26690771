import { expect, it } from 'vitest';
import { jiraWebhook } from './webhook.ts';

const body = Buffer.from(
  JSON.stringify({
    timestamp: 1_764_576_000_000,
    webhookEvent: 'jira:issue_updated',
    issue: { id: '10002', key: 'MKT-7', fields: { status: { name: 'Done' } } },
  }),
);

it('is one event, known by its signed content and not by a header', () => {
  const [event] = jiraWebhook.events(body, { 'x-atlassian-webhook-identifier': 'one' });
  expect(event).toMatchObject({ name: 'jira:issue_updated', payload: { issue: { key: 'MKT-7' } } });
  expect(jiraWebhook.events(body, { 'x-atlassian-webhook-identifier': 'two' })).toEqual([event]);
  const later = Buffer.from(body.toString().replace('1764576000000', '1764576000001'));
  expect(jiraWebhook.events(later, {})[0]?.id).not.toBe(event?.id);
});

it.each(['', '{}', '[]'])('does not take %j', (text) => {
  expect(() => jiraWebhook.events(Buffer.from(text), {})).toThrow();
});
