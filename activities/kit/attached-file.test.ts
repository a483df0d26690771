import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attachedFile } from './attached-file.ts';

const input = z.strictObject(attachedFile);
const file = { name: 'figures-2026-11.csv', text: 'Channel,Cost\n', mediaType: 'text/csv' };
const takes = (change: object) => input.safeParse({ ...file, ...change }).success;

describe('a file that is attached', () => {
  it.each([
    ['a name with spaces and dots', { name: 'Q4 figures (v1.2).csv' }],
    ['as much as a history takes', { text: 'x'.repeat(1_000_000) }],
    ['a page', { name: 'report.html', mediaType: 'text/html' }],
  ])('may have %s', (_name, change) => {
    expect(takes(change)).toBe(true);
  });

  it.each([
    ['more than a history takes', { text: 'x'.repeat(1_000_001) }],
    ['nothing in it', { text: '' }],
    ['a name without an ending', { name: 'figures' }],
    ['a name that is only an ending', { name: '.csv' }],
    ['a path for a name', { name: '../figures.csv' }],
    ['a name that would end its part of the form', { name: 'a"\r\nb.csv' }],
    ['letters that vendors read differently', { name: 'Übersicht.csv' }],
    ['a name that leaves no room for the marker', { name: `${'x'.repeat(197)}.csv` }],
    ['another media type', { mediaType: 'image/png' }],
    ['no media type', { mediaType: undefined }],
  ])('may not have %s', (_name, change) => {
    expect(takes(change)).toBe(false);
  });
});
