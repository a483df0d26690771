import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { slackSandbox } from '../sandbox.ts';
import { postMessage } from './post-message.ts';
import { updateMessage } from './update-message.ts';

const trial = await startTrial(slackSandbox);
afterAll(() => trial.close());

it('replaces what the channel shows and what the notification said', async () => {
  const { channel, ts } = await trial.call(postMessage, {
    channel: '#campaigns',
    text: 'Please decide.',
  });
  await trial.call(updateMessage, { channel: '#campaigns', ts, text: 'Decided.' });
  expect(trial.sandbox.state['slack']?.['channels']).toMatchObject({
    [channel]: {
      messages: [{ ts, text: 'Decided.', blocks: [{ text: { text: 'Decided.' } }] }, {}],
    },
  });
});

it('changes a message in a private channel that is given by name', async () => {
  const { ts } = await trial.call(postMessage, { channel: '#leadership', text: 'Please decide.' });
  const changed = await trial.call(updateMessage, { channel: '#leadership', ts, text: 'Decided.' });
  expect(changed).toEqual({ channel: 'C0LEADERSHIP', ts });
});

it('says NOT_FOUND for a message that is not there', async () => {
  const missing = { channel: '#campaigns', ts: '1000000000.000000', text: 'x' };
  await expect(trial.call(updateMessage, missing)).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
