import { expect, test } from 'vitest';
import { maschinenraum } from '../cli-trial.ts';

test.each([['VARIABLE_UNKNOWN'], ['variable-unknown'], ['docs/errors/VARIABLE_UNKNOWN.md']])(
  '%s is explained',
  async (code) => {
    const { code: exit, stdout } = await maschinenraum('explain', code);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^VARIABLE_UNKNOWN\n\nMessage: .+\n\nWhy: [^]+\n\nWhat to do: /);
  },
);

test('without a code all are listed', async () => {
  const { code, stdout } = await maschinenraum('explain');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^FORM_ID +The form's id is /m);
  expect(stdout.trimEnd().split('\n').length).toBeGreaterThan(200);
});

test('--json gives the parts', async () => {
  const { stdout } = await maschinenraum('explain', 'FORM_ID', '--json');
  expect(JSON.parse(stdout)).toEqual({
    code: 'FORM_ID',
    message: expect.any(String) as string,
    why: expect.any(String) as string,
    whatToDo: expect.any(String) as string,
    markdown: expect.stringMatching(/^# FORM_ID\n/) as string,
  });
});

test.each([
  ['VARIABLE_UNKNOWM', 'did you mean VARIABLE_UNKNOWN?'],
  [
    'FORM_FIELD',
    'did you mean FORM_FIELD_MISSING, FORM_FIELD_OPTIONAL, FORM_FIELD_TYPE, FORM_FIELD_UNKNOWN?',
  ],
  ['weather', 'take the code from the message'],
  ['../limits', 'docs/errors has a page for each'],
])('%s is no code', async (code, said) => {
  const { code: exit, stdout, stderr } = await maschinenraum('explain', code);
  expect(stderr).toMatch(/^CLI_CODE_UNKNOWN: /);
  expect(stderr).toContain(said);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
});
