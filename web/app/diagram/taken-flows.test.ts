import { describe, expect, it } from 'vitest';
import type { PathEntry } from '../api/shapes.ts';
import { marksOf } from './marks.js';
import { takenFlows } from './taken-flows.js';

const flows = [
  { id: 'f1', source: 'start', target: 'choose', certain: true },
  { id: 'f2', name: 'yes', source: 'choose', target: 'call', certain: false },
  { id: 'f3', name: 'no', source: 'choose', target: 'leave', certain: false },
  { id: 'f4', source: 'fork', target: 'call', certain: true },
  { id: 'f5', source: 'fork', target: 'leave', certain: true },
  { id: 'f6', source: 'call', target: 'leave', certain: false },
];

/** `choose!yes` is completed with that choice, `call` entered, `call!` completed, `call-` terminated. */
function path(text: string): readonly PathEntry[] {
  return text.split(' ').map((word) => {
    const [, element = '', mark, choice] = /^(\w+)([!-]?)(\w*)$/.exec(word) ?? [];
    const event = mark === '!' ? 'completed' : mark === '-' ? 'terminated' : 'entered';
    const detail = choice ? { detail: element === 'race' ? { chosen: choice } : { took: [choice] } } : {};
    return { at: 0, element, name: '', kind: 'step', event, instance: 2, ...detail };
  });
}

describe('takenFlows', () => {
  it.each([
    ['start', []],
    ['start start!', ['f1']],
    ['choose!yes', ['f2']],
    ['choose!yes choose!no', ['f2', 'f3']],
    ['choose!yes leave', ['f2']],
    ['fork!', ['f4', 'f5']],
    ['call!', []],
    ['call! leave', ['f6']],
    ['call- leave', []],
  ])('%s takes %j', (told, taken) => {
    expect([...takenFlows(flows, path(told))]).toEqual(taken);
  });

  it('knows what an event-based gateway chose by the event', () => {
    const race = ['answered', 'late'].map((target) => ({
      id: target[0] ?? '',
      source: 'race',
      target,
      certain: false,
    }));
    expect([...takenFlows(race, path('race answered late race!late'))]).toEqual(['l']);
  });
});

describe('marksOf', () => {
  it('counts tokens, and says of each element where none stands what happened to it last', () => {
    const incident = { code: 'RATE_LIMITED', message: '' };
    const tokens = [
      { element: 'call', instance: 3 },
      { element: 'call', instance: 4, incident },
    ];
    const { active, completed, stopped } = marksOf(
      { tokens },
      path('start! call! call call- wait- wait wait! ask ask-'),
    );
    expect([...active]).toEqual([['call', { tokens: 2, broken: true }]]);
    expect([[...completed], [...stopped]]).toEqual([['start', 'wait'], ['ask']]);
  });
});
