import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { readPages } from '../client.ts';
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
    const wanted = input.domain === undefined ? undefined : siteOf(input.domain);
    const scans = [];
    for await (const page of readPages(http, {
      path: '/api/cmp/v1/webscans',
      query: { searchStr: wanted },
      size: 100,
      item: website,
    })) {
      // The search also finds sites that merely contain the name.
      const hits = page.filter(({ domainName }) => wanted === undefined || siteOf(domainName) === wanted);
      scans.push(
        ...hits.map(({ domainName, status, lastScannedDate }) => ({
          domain: domainName,
          status,
          lastScan: lastScannedDate ?? undefined,
        })),
      );
    }
    return { scans };
  },
});

const website = z.object({ domainName: z.string(), status: z.string(), lastScannedDate: instant.nullish() });

function siteOf(domain: string): string {
  return domain
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/, '');
}
