import { describe, expect, it } from 'vitest';
import { compileSketch, node, path, sketch } from '../testing/sketch.ts';
import { concurrency } from './concurrency.ts';

/** Pairs of tasks at which tokens can be at the same time. */
async function pairsOf(process: string): Promise<readonly string[]> {
  const { models } = await compileSketch(sketch(process));
  const [model] = models;
  if (model === undefined) return ['no model'];
  const isBeside = concurrency(model);
  const tasks = Object.values(model.elements).filter(({ kind }) => kind === 'manualTask');
  return tasks.flatMap(({ id }, index) =>
    tasks.slice(index).flatMap((other) => (isBeside(id, other.id) ? [`${id} ${other.id}`] : [])),
  );
}

const tasks = ['a', 'b', 'c', 'd'].map((id) => node('manualTask', id)).join('');
const drawn = node('startEvent', 'begin') + tasks + node('endEvent', 'end');
const fork = node('parallelGateway', 'fork');

describe('tokens are at the same time', () => {
  it.each([
    ['nowhere along one way', path('begin > a > b > c > d > end'), []],
    [
      'on branches, not behind their join',
      fork +
        node('parallelGateway', 'join') +
        path('begin > fork > a > b > join > d > end') +
        path('fork > c > join'),
      ['a c', 'b c'],
    ],
    [
      'on branches of a fork within a fork, that one gateway joins',
      fork +
        node('parallelGateway', 'inner') +
        node('parallelGateway', 'join') +
        path('begin > fork > a > inner > b > join > d > end') +
        path('inner > join') +
        path('fork > c > join'),
      ['a c', 'b c'],
    ],
    [
      'everywhere behind a fork that is not joined',
      fork +
        node('exclusiveGateway', 'meet') +
        path('begin > fork > a > meet > b > c > d > end') +
        path('fork > meet'),
      ['a b', 'a c', 'a d', 'b b', 'b c', 'b d', 'c c', 'c d', 'd d'],
    ],
    [
      'behind a join that waits for two branches of three',
      fork +
        node('parallelGateway', 'join') +
        node('endEvent', 'over') +
        path('begin > fork > a > join > c > end') +
        path('fork > b > join') +
        path('fork > d > over'),
      ['a b', 'a d', 'b d', 'c d'],
    ],
  ])('%s', async (_where, flows, pairs) => {
    expect(await pairsOf(drawn + flows)).toEqual(pairs);
  });

  it('within what runs beside itself', async () => {
    const event = '<timerEventDefinition id="timer"><timeCycle>R/PT1H</timeCycle></timerEventDefinition>';
    const inner =
      node('startEvent', 'first') +
      node('manualTask', 'a') +
      node('manualTask', 'b') +
      node('endEvent', 'last');
    const process =
      node('startEvent', 'begin') +
      node('manualTask', 'host') +
      node('endEvent', 'end') +
      node('boundaryEvent attachedToRef="host" cancelActivity="false"', 'again', event) +
      node('subProcess', 'beside', inner + path('first > a > b > last')) +
      node('endEvent', 'done') +
      path('begin > host > end') +
      path('again > beside > done');
    expect(await pairsOf(process)).toEqual(['host a', 'host b', 'a a', 'a b', 'b b']);
  });
});
