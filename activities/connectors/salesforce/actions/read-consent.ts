import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { query, soql } from '../client.ts';
import { salesforce } from '../connector.ts';
import { email } from '../fields.ts';

export const readConsent = defineAction({
  tool: salesforce,
  id: 'salesforce.readConsent',
  summary:
    'Read whether a person said no to mails or calls, on any lead or contact with this e-mail address.',
  input: z.strictObject({ email }),
  /** Salesforce keeps who said no, not who said yes: false proves no consent, and neither does somebody who is not `known`. */
  output: z.object({ known: z.boolean(), optedOutOfEmail: z.boolean(), doNotCall: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['api'],
  example: { email: 'ada@example.com' },
  async run({ input, http }) {
    const contacts = await query(
      http,
      soql`SELECT HasOptedOutOfEmail, DoNotCall FROM Contact WHERE Email = ${input.email} LIMIT 2000`,
      optOuts,
    );
    // A lead that was converted lives on in its contact.
    const leads = await query(
      http,
      soql`SELECT HasOptedOutOfEmail, DoNotCall FROM Lead WHERE Email = ${input.email} AND IsConverted = FALSE LIMIT 2000`,
      optOuts,
    );
    const records = [...contacts, ...leads];
    return {
      known: records.length > 0,
      optedOutOfEmail: records.some((record) => record.HasOptedOutOfEmail),
      doNotCall: records.some((record) => record.DoNotCall),
    };
  },
});

const optOuts = z.object({ HasOptedOutOfEmail: z.boolean(), DoNotCall: z.boolean() });
