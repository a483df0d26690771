import { expect, it } from 'vitest';
import { hubspotWebhook } from './webhook.ts';

const change = {
  eventId: 3029365631,
  subscriptionId: 686627,
  portalId: 891472211,
  appId: 7906213,
  occurredAt: 1715203101896,
  subscriptionType: 'contact.propertyChange',
  attemptNumber: 0,
  objectId: 847297356,
  propertyName: 'lifecyclestage',
  propertyValue: 'customer',
  changeSource: 'CRM_UI',
};
const read = (...notifications: readonly object[]) =>
  hubspotWebhook.events(Buffer.from(JSON.stringify(notifications)), {});

it('splits a batch, and knows an event again that is delivered once more', () => {
  const creation = { ...change, subscriptionType: 'contact.creation', eventId: 7 };
  const events = read(change, creation);
  expect(events.map(({ name }) => name)).toEqual(['contact.propertyChange', 'contact.creation']);
  expect(events[0]?.payload).toMatchObject({ objectId: 847297356, propertyValue: 'customer' });
  expect(read(creation, { ...change, attemptNumber: 3 })[1]).toEqual(events[0]);
});

it('tells events apart that share an id', () => {
  const [one, other] = read(change, { ...change, objectId: 8 });
  expect(one?.id).not.toBe(other?.id);
});

it.each(['', '{}', '[{}]', '[{"eventId":"1"}]', 'x'])('does not take %j', (body) => {
  expect(() => hubspotWebhook.events(Buffer.from(body), {})).toThrow();
});
