import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { send } from '../client.ts';
import { email } from '../connector.ts';
import { address, line, taken } from '../fields.ts';

export const sendLink = defineAction({
  tool: email,
  id: 'email.sendLink',
  summary: 'Send a mail with a link to where a person goes on: a task, a page, a report.',
  /** `label` is what the link is called; `url` is https, for it is clicked out of a mail. */
  input: z.strictObject({
    to: z.array(address).min(1).max(50),
    subject: line,
    text: z.string().min(1).max(20_000),
    label: line,
    url: z.url({ protocol: /^https$/ }),
    replyTo: z.email().optional(),
  }),
  output: taken,
  retrySafety: 'unsafe',
  effect: 'notify',
  scopes: ['SMTP.Send'],
  cancelledWait: 'A mail that the server has not taken yet is not tried again, and never sent.',
  timeoutMs: 1_200_000,
  example: {
    to: ['ada@example.com'],
    subject: 'Legal review waits for you',
    text: 'The landing page of de_leads_marketing-automation_202612 is ready to be reviewed until Friday.',
    label: 'Open the review',
    url: 'https://maschinenraum.example/tasks/legal-review-1/decide',
  },
  async run({ input: { to, subject, text, label, url, replyTo }, ...call }) {
    return await send(call, {
      to,
      subject,
      replyTo,
      text: `${text}\n\n${label}: ${url}\n`,
      html: `${paragraphs(text)}\n<p><a href="${escaped(url)}">${escaped(label)}</a></p>`,
    });
  },
});

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

/** Texts come out of a case, where anybody may have typed them. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
