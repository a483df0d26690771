import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, node, path } from '../../compiler/testing/sketch.ts';
import { maschinenraum } from '../cli-trial.ts';

let folder: string;
const before = process.cwd();
const heard = '<messageEventDefinition />';
const pool = (id: string, inside: string): string =>
  `<process id="${id}" isExecutable="true">${inside}</process>`;
const ends = (id: string): string => node('endEvent', id);
const shown = (pools: string, flows: string): string =>
  `<collaboration id="together">${pools}${flows}</collaboration>`;
const participant = (id: string): string => `<participant id="pool-${id}" processRef="${id}" />`;
const flow = (source: string, target: string): string =>
  `<messageFlow id="${source}-to-${target}" sourceRef="${source}" targetRef="${target}" />`;
const buyer =
  node('startEvent', 'need') +
  node('sendTask', 'order') +
  node('receiveTask', 'goods') +
  ends('happy') +
  path('need > order > goods > happy');
const shop =
  node('startEvent', 'ordered', heard) +
  node('intermediateThrowEvent', 'ship', heard) +
  ends('shipped') +
  path('ordered > ship > shipped');
const watch =
  node('startEvent', 'begin') + node('userTask', 'look') + ends('seen') + path('begin > look > seen');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'));
  process.chdir(folder);
  const flows = flow('order', 'ordered') + flow('ship', 'goods');
  const two = participant('buyer') + participant('shop');
  writeFileSync('two.bpmn', file(shown(two, flows) + pool('shop', shop) + pool('buyer', buyer)));
  const three = two + participant('watch');
  writeFileSync(
    'three.bpmn',
    file(shown(three, flows) + pool('buyer', buyer) + pool('shop', shop) + pool('watch', watch)),
  );
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

test('a collaboration runs as a whole: the pool that nothing begins, and those that its messages begin', async () => {
  const { code, stdout } = await maschinenraum('run', 'two.bpmn', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    status: 'completed',
    path: expect.arrayContaining([expect.objectContaining({ element: 'happy', event: 'completed' })]),
    others: [{ process: 'shop', status: 'completed' }],
  });
});

test('pools that begin by themselves begin together', async () => {
  const { code, stdout } = await maschinenraum('run', 'three.bpmn', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    status: 'completed',
    others: [
      { process: 'watch', status: 'waiting' },
      { process: 'shop', status: 'completed' },
    ],
  });
});

test('one pool alone, where it is named: messages to others begin them all the same', async () => {
  const { stdout } = await maschinenraum('run', 'three.bpmn', '--process', 'buyer', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ status: 'completed', others: [{ process: 'shop' }] });
});
