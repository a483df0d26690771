import { expect, test } from 'vitest';
import { errorPage, explainedCodes } from './error-page.ts';
import { plainText } from './plain-text.ts';

test.each(explainedCodes())('the page of %s can be read at a terminal', (code) => {
  const page = errorPage(code);
  expect(page).toMatchObject({
    code,
    message: expect.stringMatching(/\S/) as string,
    why: expect.stringMatching(/\S/) as string,
    whatToDo: expect.stringMatching(/\S/) as string,
  });
  const text = plainText(page?.markdown ?? '');
  expect(text).not.toMatch(/\*\*|```|\]\(/);
  const prose = text.split('\n').filter((line) => !line.startsWith('    '));
  expect(prose.filter((line) => line.length > 100 && line.includes(' '))).toEqual([]);
});

test.each(['', '../limits', 'variable_unknown', 'NO_SUCH_CODE'])('%j has no page', (code) => {
  expect(errorPage(code)).toBeUndefined();
});
