import { expect, test } from 'vitest';
import { mutators } from './mutators.ts';
import { scoreOf } from './score.ts';
import { errorsOf, readSubjects } from './subject.ts';

const subjects = await readSubjects();

test.each(subjects.map((subject) => ({ id: subject.id, subject })))(
  '$id has no error as it is',
  async ({ subject }) => {
    expect(await errorsOf(subject)).toEqual([]);
  },
);

test('each kind of mistake has places where it can be made', () => {
  const without = mutators.flatMap((mutator, index) =>
    subjects.flatMap(mutator).length === 0 ? [index] : [],
  );
  expect(without).toEqual([]);
});

test('nearly all mistakes are told, and none breaks the compiler', { timeout: 60_000 }, async () => {
  const { caught, missed } = await scoreOf(subjects, 200, 7);
  const total = Object.values(caught).reduce((sum, number) => sum + number, 0);
  expect(total + missed.length).toBe(200);
  expect(total / 200).toBeGreaterThanOrEqual(0.95);
});
