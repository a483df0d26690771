import { expect, it } from 'vitest';
import { path } from './path.ts';

it.each([
  [path`/contacts`, '/contacts', '/contacts'],
  [path`/contacts/${'a b'}`, '/contacts/a%20b', '/contacts/{}'],
  [path`/contacts/${'../admin'}/tasks/${7}`, '/contacts/..%2Fadmin/tasks/7', '/contacts/{}/tasks/{}'],
  [path`/status/${'ada@example.com'}`, '/status/ada%40example.com', '/status/{}'],
])('%o', (written, value, template) => {
  expect(written).toEqual({ value, template });
});
