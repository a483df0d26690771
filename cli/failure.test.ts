import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explain } from './failure.ts';

const file = join(process.cwd(), 'definitions/policies/stack.ts');

/** An error as esbuild or Node words it. */
function thrown(message: string, more: { name?: string; code?: string; stack?: string }): Error {
  return Object.assign(new Error(message), more);
}

test.each([
  [
    'no TypeScript',
    thrown(`Transform failed with 1 error:\n${file}:3:18: ERROR: Expected ";"`, { name: 'TransformError' }),
    /^definitions.policies.stack\.ts:3:19 it is no TypeScript: Expected ";"$/,
  ],
  [
    'an import of a file that there is not',
    thrown(`Cannot find module '/x.ts' imported from ${file}`, { code: 'ERR_MODULE_NOT_FOUND' }),
    /^definitions.policies.stack\.ts:1:1 an import fails: Cannot find module '\/x\.ts'$/,
  ],
  [
    'an import of a name that there is not',
    thrown('the module has no x', { name: 'SyntaxError', stack: `${file}:7\nimport { x }\nSyntaxError: …` }),
    /^definitions.policies.stack\.ts:7:1 loading it throws SyntaxError: the module has no x$/,
  ],
])('%s is told at its place', (_what, error, said) => {
  expect(explain(error)).toMatchObject({
    code: 'CLI_SOURCE_INVALID',
    message: expect.stringMatching(said) as string,
    next: 'correct it at this place',
    exit: 1,
  });
});

test('any other error is unexpected', () => {
  expect(explain(new TypeError('x is not a function')).code).toBe('CLI_UNEXPECTED');
});
