import { z } from 'zod';
import { basicKey } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

/** A mail server of the house's own choice: SMTP is its API, and its contract. */
export const email = defineTool({
  id: 'email',
  title: 'E-mail',
  category: 'messaging',
  purpose: 'Reaches people who look at no page and in no channel: what waits for them, with the link to it.',
  owner: 'ops',
  docs: 'https://www.rfc-editor.org/rfc/rfc5321',
  baseUrl: '',
  apiVersion: 'RFC 5321',
  // Only Microsoft knows rights of this kind, and wants them asked for as what the app may do in all.
  auth: {
    ...basicKey('user'),
    grants: ['token', 'refresh-token', 'client-credentials'],
    scope: 'https://outlook.office365.com/.default',
  },
  settings: z.strictObject({
    /** Who signs in: often the address that mails come from. */
    user: z.string().min(1),
    /** The address that mails come from; the server must be allowed to send for its domain (SPF, DKIM). */
    from: z.email(),
    /** The name beside it. */
    fromName: z.string().min(1).optional(),
  }),
  scopes: ['SMTP.Send'],
  rateLimit: {
    perSecond: 1,
    source: 'our own: 60 a minute is below what common mail servers let one user send',
  },
  dataCategories: ['messages'],
  personalData: { in: ['to'], out: [] },
  processorAgreement: 'required',
  region: 'where the mail server is hosted',
  cost: 'by the contract of the mail server',
  contract: {
    none: 'RFC 5321 (SMTP), RFC 5322 (messages), RFC 3207 (STARTTLS), RFC 4954 (AUTH)',
    speaks: 'smtp',
  },
});
