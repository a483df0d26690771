import { expect, it } from 'vitest';
import { actionDescriptors } from '../../activities/connectors/actions.gen.ts';
import { compileSketch, around, extensions, node, sketch } from '../testing/sketch.ts';
import { effectOf } from './effects.ts';

const step = (type: string, ...more: readonly string[]): string =>
  node('serviceTask', 'act', extensions(`taskDefinition type="${type}"`, ...more));
const mapped = (type: string, inputs: string): string =>
  node(
    'serviceTask',
    'act',
    `<extensionElements><zeebe:taskDefinition type="${type}" /><zeebe:ioMapping>${inputs}</zeebe:ioMapping></extensionElements>`,
  );
const status = (source: string): string =>
  mapped('google-ads.setStatus', `<zeebe:input source="${source}" target="status" />`);

it.each<readonly [string, string, readonly string[]]>([
  ['an action', step('google-tag-manager.publishTags'), ['publish']],
  ['one that lets a campaign run', status('ENABLED'), ['spend']],
  ['the same one, pausing', status('PAUSED'), ['withdraw']],
  ['the same one, as a variable says', status('=wanted'), ['spend']],
  ['code under an id of its own', step('act'), ['unknown']],
  ['a job that an expression names', step('=which'), ['unknown']],
  ['no job', node('task', 'act'), []],
])('%s', async (_, content, effects) => {
  const { models } = await compileSketch(sketch(around('act', content)), {
    inputFree: new Set(['act', ...Object.keys(actionDescriptors)]),
  });
  const element = models[0]?.elements['act'];
  expect(element === undefined ? undefined : effectOf(element, actionDescriptors)).toEqual(effects);
});
