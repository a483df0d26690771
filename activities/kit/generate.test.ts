import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { actionDescriptors } from '../connectors/actions.gen.ts';
import { connectors } from '../connectors/index.gen.ts';
import { describeAllNames } from './describe.ts';
import { generateRegistry } from './generate.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'activities/connectors');

it('finds the committed registry fresh', async () => {
  for (const [name, source] of await generateRegistry(folder, root)) {
    expect(readFileSync(join(folder, name), 'utf8'), name).toBe(source);
  }
}, 60_000);

it('writes descriptors that hold no code', () => {
  const source = readFileSync(join(folder, 'actions.gen.ts'), 'utf8');
  expect(source).not.toMatch(/^import/m);
  expect([actionDescriptors['hubspot.createTask']]).toEqual(
    describeAllNames(connectors.hubspot.actions.createTask),
  );
  expect(actionDescriptors['hubspot.createTask']).toEqual({
    id: 'hubspot.createTask',
    tool: 'hubspot',
    verb: 'createTask',
    summary: 'Give sales a task about a contact.',
    queue: 'tool-hubspot',
    ratePerSecond: 10,
    retrySafety: 'unsafe',
    looksBefore: true,
    effect: 'write',
    startToCloseMs: 60_000,
    heartbeatTimeoutMs: 10_000,
  });
});
