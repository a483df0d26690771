import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/define-sandbox.ts';
import { startTrial } from '../../../sandbox/trial.ts';
import { segmentSandbox } from '../sandbox.ts';
import { deletePerson } from './delete-person.ts';
import { sendEvent } from './send-event.ts';

const trial = await startTrial(segmentSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

interface Regulation {
  readonly id: string;
  readonly regulationType: string;
  readonly subjectType: string;
  readonly subjects: readonly string[];
  readonly status: string;
  readonly createdAt: string;
}

const state = () => trial.sandbox.state['segment'] as { regulations: Regulation[]; messages: object };
const person = { userId: 'crm-101' };
const earlier = (regulationType: string, status: string, day: number): Regulation => ({
  id: `reg_${regulationType}_${day}`,
  regulationType,
  subjectType: 'USER_ID',
  subjects: ['crm-9', 'crm-101'],
  status,
  createdAt: `2026-11-0${day}T10:00:00Z`,
});

it('asks for everything to be erased, and nothing is taken about the person any more', async () => {
  const { requestId } = await trial.call(deletePerson, person);
  expect(state().regulations.at(-1)).toMatchObject({
    id: requestId,
    regulationType: 'SUPPRESS_WITH_DELETE',
    subjects: ['crm-101'],
  });
  await trial.call(sendEvent, { ...person, event: 'Offer Accepted' });
  expect(state().messages).toEqual({});
});

describe('when an earlier attempt may have asked', () => {
  const again = { mayHaveRun: true };

  it.each([
    ['a request that runs', [earlier('SUPPRESS_WITH_DELETE', 'RUNNING', 2)]],
    ['one that is done in part', [earlier('SUPPRESS_WITH_DELETE', 'PARTIAL_SUCCESS', 2)]],
    [
      'one after the person came back',
      [earlier('UNSUPPRESS', 'FINISHED', 1), earlier('SUPPRESS_WITH_DELETE', 'RUNNING', 2)],
    ],
    [
      'one that another kind of request followed',
      [earlier('SUPPRESS_WITH_DELETE', 'FINISHED', 2), earlier('DELETE_INTERNAL', 'RUNNING', 3)],
    ],
  ])('is content with %s', async (_name, regulations) => {
    state().regulations.push(...regulations);
    const { requestId } = await trial.call(deletePerson, person, again);
    expect(requestId).toBe('reg_SUPPRESS_WITH_DELETE_2');
  });

  it.each([
    ['a request that failed', [earlier('SUPPRESS_WITH_DELETE', 'FAILED', 2)]],
    [
      'one before the person came back',
      [earlier('UNSUPPRESS', 'FINISHED', 3), earlier('SUPPRESS_WITH_DELETE', 'FINISHED', 2)],
    ],
    ['one that only suppresses', [earlier('SUPPRESS_ONLY', 'FINISHED', 2)]],
    ['one about others', [{ ...earlier('SUPPRESS_WITH_DELETE', 'RUNNING', 2), subjects: ['crm-1012'] }]],
  ])('asks in spite of %s', async (_name, regulations) => {
    state().regulations.push(...regulations);
    const before = state().regulations.length;
    await trial.call(deletePerson, person, again);
    expect(state().regulations).toHaveLength(before + 1);
  });

  it('looks on every page', async () => {
    const others = Array.from({ length: 2500 }, (_item, index) => ({
      ...earlier('SUPPRESS_WITH_DELETE', 'RUNNING', 3),
      subjects: [`crm-x${index}`],
    }));
    state().regulations.push(...others, earlier('SUPPRESS_WITH_DELETE', 'RUNNING', 2));
    await trial.call(deletePerson, person, again);
    expect(trial.sandbox.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
  });

  it('leaves it to a person when the list does not end', async () => {
    const body = { data: { regulations: [], pagination: { current: 'x', next: 'x' } } };
    trial.sandbox.failNext({ tool: 'segment', fault: { status: 200, body, times: 1000 } });
    await expect(trial.call(deletePerson, person, again)).rejects.toMatchObject({
      type: 'OUTCOME_UNKNOWN',
    });
  });
});

it('needs a token of the Public API', async () => {
  const { settings: _settings, ...connection } = segmentSandbox.connection;
  const tokenless: Sandbox = { ...segmentSandbox, connection };
  const other = await startTrial(tokenless);
  await expect(other.call(deletePerson, person)).rejects.toMatchObject({ type: 'CONNECTION_INVALID' });
  await other.close();
});
