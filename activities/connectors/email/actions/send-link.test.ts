import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTrial, type Trial } from '../../../sandbox/trial.ts';
import { emailSandbox } from '../sandbox.ts';
import { sendLink } from './send-link.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial(emailSandbox);
});
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

async function sent(input: Partial<typeof sendLink.example>): Promise<string> {
  await trial.call(sendLink, { ...sendLink.example, ...input });
  const [mail] = (trial.sandbox.state['email']?.['mails'] ?? []) as readonly { readonly raw: string }[];
  // Quoted-printable: soft line breaks, and = as =3D.
  return (mail?.raw ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
}

it('shows the link in text and as HTML', async () => {
  const raw = await sent({});
  const { label, url } = sendLink.example;
  expect(raw).toContain(`${label}: ${url}`);
  expect(raw).toContain(`<a href="${url}">${label}</a>`);
});

it('lets nobody write HTML', async () => {
  const raw = await sent({ text: '<img src=x>\n\n"quoted" & more', label: '<b>Open</b>' });
  expect(raw).toContain('<p>&lt;img src=x&gt;</p>');
  expect(raw).toContain('<p>&quot;quoted&quot; &amp; more</p>');
  expect(raw).toContain('&lt;b&gt;Open&lt;/b&gt;</a>');
});

it.each(['http://maschinenraum.example', 'javascript:alert(1)', 'tasks/1'])('refuses %s', async (url) => {
  await expect(trial.call(sendLink, { ...sendLink.example, url })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
  });
});
