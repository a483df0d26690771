import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { pipedriveSandbox } from '../sandbox.ts';
import { addNote } from './add-note.ts';

const trial = await startTrial(pipedriveSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('writes an activity that is done', async () => {
  const { noteId } = await trial.call(addNote, { contactId: '22', text: 'Wants a demo.' });
  expect(trial.sandbox.state['pipedrive']?.['activities']).toMatchObject({
    [noteId]: {
      person_id: 22,
      done: true,
      due_date: '2026-12-01',
      note: expect.stringMatching(/^Wants a demo\.<br><br>Reference: mr-/),
    },
  });
});

it('finds the note of an earlier attempt', async () => {
  const made = await trial.call(addNote, addNote.example);
  expect(await trial.call(addNote, addNote.example, { mayHaveRun: true })).toEqual(made);
});
