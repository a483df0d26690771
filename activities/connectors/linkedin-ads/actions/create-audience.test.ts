import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { linkedinAdsSandbox } from '../sandbox.ts';
import { createAudience } from './create-audience.ts';
import { updateAudience } from './update-audience.ts';

const trial = await startTrial(linkedinAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const audiences = () => trial.sandbox.state['linkedin-ads']?.['audiences'];

it('is empty, and takes people', async () => {
  const { audienceId } = await trial.call(createAudience, createAudience.example);
  expect(audiences()).toMatchObject({ [audienceId]: { members: [] } });
  await trial.call(updateAudience, { ...updateAudience.example, audienceId });
  expect(audiences()).toMatchObject({ [audienceId]: { members: { length: 2 } } });
});

it('finds its own by the source id', async () => {
  const made = await trial.call(createAudience, createAudience.example);
  expect(await trial.call(createAudience, createAudience.example, { mayHaveRun: true })).toEqual(made);
  const meta = { mayHaveRun: true, idempotencyKey: 'case-2/step-1' };
  expect(await trial.call(createAudience, createAudience.example, meta)).not.toEqual(made);
});

it('waits until people can be put in', async () => {
  const waits: number[] = [];
  const pause = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
  };
  const patient = await startTrial(linkedinAdsSandbox, { pause });
  await patient.call(createAudience, createAudience.example);
  await patient.close();
  expect(waits).toEqual([120_000]);
});

it('says which setting is missing', async () => {
  const { audienceSource: _source, ...settings } = linkedinAdsSandbox.connection.settings ?? {};
  const connection = { ...linkedinAdsSandbox.connection, settings };
  const without = await startTrial({ ...linkedinAdsSandbox, connection });
  for (const mayHaveRun of [false, true]) {
    const call = without.call(createAudience, createAudience.example, { mayHaveRun });
    await expect(call).rejects.toMatchObject({ type: 'CONNECTION_INVALID' });
  }
  expect(without.sandbox.requests).toEqual([]);
  await without.close();
});
