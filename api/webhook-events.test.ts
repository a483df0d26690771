import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startVaultTrial, type VaultTrial } from '../vault/vault-trial.ts';
import { openWebhookEvents } from './webhook-events.ts';

let trial: VaultTrial;
let now = new Date('2026-12-01T08:00:00Z');
const open = () => openWebhookEvents({ file: join(trial.directory, 'webhooks.db'), now: () => now });
beforeEach(() => {
  trial = startVaultTrial();
  now = new Date('2026-12-01T08:00:00Z');
});
afterEach(() => trial.end());

test('an event belongs to the case that was noted first, in every process', () => {
  const [one, other] = [open(), open()];
  expect(one.intend('event', 'case-1')).toBe('case-1');
  expect(other.intend('event', 'case-2')).toBe('case-1');
  expect(other.find('event')).toEqual({ caseId: 'case-1', settled: false });
  one.settle('event', 'case-1');
  expect(other.find('event')).toEqual({ caseId: 'case-1', settled: true });
  one.close();
  other.close();
});

test('what a case did not take is free again, what it took stays', () => {
  const events = open();
  events.intend('event', 'case-1');
  events.release('event');
  expect(events.find('event')).toBeUndefined();
  events.settle('event', 'case-2');
  events.release('event');
  expect(events.find('event')).toEqual({ caseId: 'case-2', settled: true });
  events.close();
});

test('an event is known for four hundred days', () => {
  const events = open();
  events.settle('event', 'case-1');
  events.close();
  now = new Date('2028-01-04T08:00:00Z');
  const later = open();
  expect(later.find('event')).toBeDefined();
  later.close();
  now = new Date('2028-01-06T08:00:00Z');
  const much = open();
  expect(much.find('event')).toBeUndefined();
  much.close();
});
