import { describe, expect, it } from 'vitest';
import { EventStreamParser } from './event-stream.js';

const pieces: readonly (readonly [string, readonly string[], readonly object[]])[] = [
  ['a whole event', ['id: 3\nevent: path\ndata: {}\n\n'], [{ event: 'path', id: '3', data: '{}' }]],
  ['an event in pieces', ['id: 1', '2\nda', 'ta: x\n', '\n'], [{ event: 'message', id: '12', data: 'x' }]],
  ['several lines of data', ['data: a\ndata: b\n\n'], [{ event: 'message', data: 'a\nb' }]],
  ['carriage returns, cut apart', ['data: a\r', '\n\r\n'], [{ event: 'message', data: 'a' }]],
  ['comments', [': still here\n\n', 'data: a\n\n'], [{ event: 'message', data: 'a' }]],
  ['colons in data', ['data: {"at":"x:y"}\n\n'], [{ event: 'message', data: '{"at":"x:y"}' }]],
  ['an event that never ended', ['data: a\n'], []],
];

describe('EventStreamParser', () => {
  it.each(pieces)('reads %s', (_name, texts, events) => {
    const parser = new EventStreamParser();
    expect(texts.flatMap((text) => parser.push(text))).toEqual(events);
  });
});
