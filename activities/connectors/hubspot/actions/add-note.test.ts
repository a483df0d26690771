import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hubspotSandbox } from '../sandbox.ts';
import { addNote } from './add-note.ts';

const trial = await startTrial(hubspotSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const notes = () => trial.sandbox.state['hubspot']?.['notes'] as Record<string, { properties: object }>;

it('writes text as the HTML that shows it', async () => {
  const { noteId } = await trial.call(addNote, { contactId: '101', text: 'Wants <b>more\nthan R&D' });
  expect(notes()[noteId]?.properties).toEqual({
    hs_note_body: expect.stringMatching(
      /^Wants &lt;b&gt;more<br>than R&amp;D<br><br>Reference: mr-[0-9a-f]{20}$/,
    ),
    hs_timestamp: '2026-12-01T08:00:00.000Z',
  });
});

it("finds the note of an earlier attempt, and no other step's", async () => {
  const made = await trial.call(addNote, addNote.example);
  expect(await trial.call(addNote, addNote.example, { mayHaveRun: true })).toEqual(made);
  await trial.call(addNote, addNote.example, { idempotencyKey: 'case-1/step-2', mayHaveRun: true });
  expect(Object.keys(notes())).toHaveLength(2);
});

it('writes no second one after an answer that says nothing', async () => {
  await trial.call(addNote, addNote.example);
  trial.sandbox.failNext({ tool: 'hubspot', match: { method: 'GET' }, fault: { status: 200, body: '{}' } });
  const again = trial.call(addNote, addNote.example, { mayHaveRun: true });
  await expect(again).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
  expect(Object.keys(notes())).toHaveLength(1);
});

it('reads them in batches, since a contact may have many', async () => {
  const made = await trial.call(addNote, addNote.example);
  const note = notes()[made.noteId];
  for (let id = 9000; id < 9150; id += 1) {
    Object.assign(notes(), { [id]: { ...note, id: String(id), properties: { hs_note_body: 'another' } } });
  }
  expect(await trial.call(addNote, addNote.example, { mayHaveRun: true })).toEqual(made);
});

it('does not guess where not all notes can be read', async () => {
  const paging = { next: { after: 'x' } };
  const body = { id: '101', properties: {}, associations: { notes: { results: [], paging } } };
  trial.sandbox.failNext({ tool: 'hubspot', fault: { status: 200, body } });
  await expect(trial.call(addNote, addNote.example, { mayHaveRun: true })).rejects.toMatchObject({
    type: 'OUTCOME_UNKNOWN',
  });
  expect(notes()).toEqual({});
});
