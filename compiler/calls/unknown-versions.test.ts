import { expect, test } from 'vitest';
import { call, modelOf } from '../../engine/testing/index.ts';
import { unknownVersions } from './unknown-versions.ts';

const calling = (called: string, versionTag: string) =>
  modelOf({ elements: { work: call(called, { binding: { versionTag } }) }, flows: ['begin > work > end'] });
const versions: Readonly<Record<string, readonly string[]>> = { launch: ['spring', 'autumn'], review: [] };
const found = (called: string, tag: string): readonly string[] =>
  unknownVersions([calling(called, tag)], (id) => versions[id]).map(
    ({ element, message, hint }) => `${element}: ${message}. ${hint}`,
  );

test.each([
  ['one that there is', 'launch', 'spring', []],
  ['one of a process that nobody knows', 'stranger', 'spring', []],
  [
    'a misspelt one',
    'launch',
    'sprng',
    ['work: launch has no version tagged "sprng". Did you mean "spring"?'],
  ],
  ['another', 'launch', 'v9', ['work: launch has no version tagged "v9". There are spring, autumn.']],
  [
    'one of a process without any',
    'review',
    'v9',
    [
      'work: review has no version tagged "v9". None of its versions has a tag (zeebe:versionTag of the process): give it one, or bind to "latest" or "deployment".',
    ],
  ],
])('%s', (_, called, tag, expected) => {
  expect(found(called, tag)).toEqual(expected);
});

test('what is bound otherwise has no tag', () => {
  const model = modelOf({ elements: { work: call('launch') }, flows: ['begin > work > end'] });
  expect(unknownVersions([model], () => [])).toEqual([]);
});
