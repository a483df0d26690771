import { describe, expect, it, test } from 'vitest';
import { call, eventSub, every, job, mapped, message, modelOf, start } from '../testing/index.ts';
import { runInMemory, START } from './run-in-memory.ts';
import { completed, summaryOf, trialRuns } from './trial-runs.ts';

test.each(trialRuns)('$name', ({ run, outcome }) => {
  expect(summaryOf(runInMemory(run))).toMatchObject(outcome);
});

const waiting = {
  elements: { decide: { kind: 'userTask', task: {} } as const },
  flows: ['begin > decide > end'],
};
const reminded = modelOf({
  elements: {
    ...waiting.elements,
    remind: { kind: 'boundaryEvent', attachedTo: 'decide', interrupting: false, event: every('R/PT1H') },
  },
  flows: [...waiting.flows, 'remind > reminded'],
});

describe('a run in memory', () => {
  it('ends although a timer goes on for ever with nobody to end it', () => {
    const { status, path } = runInMemory({ models: { demo: reminded }, process: 'demo' });
    expect(status).toBe('waiting');
    expect(path.filter(({ element }) => element === 'remind').length).toBeGreaterThan(1000);
  });

  it('takes as long as the last thing that happened, not as the timers it no longer needs', () => {
    const script = { tasks: { decide: { by: 'anna', result: {}, after: 'PT90M' } } };
    const { took, path } = runInMemory({ models: { demo: reminded }, process: 'demo', script });
    expect(took).toBe(90 * 60_000);
    expect(completed(path)).toBe('begin > remind > reminded > decide > end > demo');
  });

  it('is the same every time: it starts on a Monday morning', () => {
    const run = { models: { demo: modelOf(waiting) }, process: 'demo' };
    expect(runInMemory(run)).toEqual(runInMemory(run));
    expect(runInMemory(run).path[0]?.at).toBe(START);
  });

  it('stops at a call when cases have called each other for too long', () => {
    const demo = modelOf({
      elements: { work: job(), again: call('demo') },
      flows: ['begin > work > again > end'],
    });
    const script = { jobs: { work: { after: 'P1D', complete: {} } } };
    const { status, incident, others } = runInMemory({ models: { demo }, process: 'demo', script });
    expect({ status, incident }).toMatchObject({ status: 'incident', incident: { code: 'CALL_TOO_DEEP' } });
    expect(others.length).toBeGreaterThan(50);
  });

  it('gives a cancelled case the result of a called one that had ended just before', () => {
    const cancelled = start(message('maschinenraum.cancel'));
    const caller = modelOf({
      elements: {
        callOut: call('called', { outputs: mapped({ made: 'id' }) }),
        cleanup: eventSub({ elements: { cancelled }, flows: ['cancelled > cleaned'] }),
      },
      flows: ['begin > callOut > end'],
    });
    const called = modelOf({ elements: { work: job() }, flows: ['begin > work > end'] }, 'called');
    const { path, variables } = runInMemory({
      models: { demo: caller, called },
      process: 'demo',
      script: {
        jobs: { work: { after: 'PT1H', complete: { id: 7 } } },
        events: [{ cancel: true, after: 'PT1H' }],
      },
    });
    expect(completed(path)).toBe('begin > cancelled > cleaned > cleanup > demo');
    expect(variables).toEqual({ made: 7 });
  });
});
