import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { salesforceSandbox } from '../sandbox.ts';
import { addNote } from './add-note.ts';

const trial = await startTrial(salesforceSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('writes an activity that is done', async () => {
  const { noteId } = await trial.call(addNote, { contactId: '00Q000000000031AAA', text: 'Wants a demo.' });
  expect(trial.sandbox.state['salesforce']?.['Task']).toMatchObject({
    [noteId]: {
      WhoId: '00Q000000000031AAA',
      Status: 'Completed',
      ActivityDate: '2026-12-01',
      Description: expect.stringMatching(/^Wants a demo\.\n\nReference: mr-/),
    },
  });
});

it('finds the note of an earlier attempt', async () => {
  const made = await trial.call(addNote, addNote.example);
  expect(await trial.call(addNote, addNote.example, { mayHaveRun: true })).toEqual(made);
});
