import { expect, it } from 'vitest';
import { bodyOf } from './request-body.ts';

const file = { field: 'file', name: 'figures [1].csv', mediaType: 'text/csv', text: 'Größe;1\r\n€;2\n' };

it('writes fields first and the file behind them, byte for byte', async () => {
  const form = await new Response(
    bodyOf({ multipart: { fields: { parent: '7' }, file } }, new Headers()),
  ).formData();
  expect([...form.keys()]).toEqual(['parent', 'file']);
  const sent = form.get('file') as File;
  expect({ name: sent.name, type: sent.type, text: await sent.text() }).toEqual({
    name: file.name,
    type: file.mediaType,
    text: file.text,
  });
});

it('says itself that JSON is JSON, and of forms nothing: fetch knows their boundary', () => {
  const said = (body: Parameters<typeof bodyOf>[0]) => {
    const headers = new Headers();
    bodyOf(body, headers);
    return headers.get('content-type');
  };
  expect(said({ json: {} })).toBe('application/json');
  expect(said({ multipart: { file } })).toBeNull();
  expect(said({ form: { a: 1 } })).toBeNull();
});
