import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { readSites } from '../client.ts';
import { onetrust } from '../connector.ts';
import { instant } from '../fields.ts';

export const listScans = defineAction({
  tool: onetrust,
  id: 'onetrust.listScans',
  summary: 'List the sites that are scanned for cookies, and how their last scan went.',
  /** Without a domain all sites; `www.` makes no difference. */
  input: z.strictObject({ domain: z.string().min(1).max(255).optional() }),
  output: z.object({
    /** `status` is the vendor's: COMPLETED, SCANNING, PENDING, ERROR, … */
    scans: z.array(z.object({ domain: z.string(), status: z.string(), lastScan: instant.optional() })),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['COOKIE_READ'],
  example: { domain: 'www.maschinenraum.example' },
  async run({ input, http }) {
    const scans = [];
    for await (const page of readSites(http, input.domain)) {
      scans.push(
        ...page.map(({ domainName, status, lastScannedDate }) => ({
          domain: domainName,
          status,
          lastScan: lastScannedDate ?? undefined,
        })),
      );
    }
    return { scans };
  },
});
