import { expect, it } from 'vitest';
import { graphHandshake } from './graph-handshake.ts';

it.each([
  [
    '?handshake=chosen&validationToken=Validation%3A%20Testing%20client',
    'Validation: Testing client',
    'chosen',
  ],
  ['?validationToken=x', 'x', ''],
  ['?handshake=chosen', undefined, ''],
])('%s', (query, text, token) => {
  const url = `https://ops.example.com/api/v1/webhooks/teams${query}`;
  const given = graphHandshake({ method: 'POST', url, headers: {}, body: Buffer.alloc(0) });
  expect(given).toEqual(
    text === undefined ? undefined : { answer: { kind: 'text', text }, shown: { token } },
  );
});
