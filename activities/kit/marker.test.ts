import { expect, it } from 'vitest';
import { markedFileName, markerInFileName, markerOf } from './marker.ts';

const marker = markerOf('case-1/step-1');

it('marks the name of a file before its ending', () => {
  expect(markedFileName('figures.v2.csv', marker)).toBe(`figures.v2 [${marker}].csv`);
});

it.each([
  ['as it was written', `figures [${marker}].csv`],
  ['as a vendor wrote it anew', `figures__${marker}_.csv`],
  ['behind that of the step whose file this one was', `figures [${markerOf('other')}] [${marker}].csv`],
])('reads the marker of a name %s', (_name, name) => {
  expect(markerInFileName(name)).toBe(marker);
});

it('finds no marker where there is none', () => {
  expect(markerInFileName('figures mr-abc.csv')).toBeUndefined();
});
