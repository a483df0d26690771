import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';

/** Where people open reports. */
export const SITE = 'https://lookerstudio.google.com';

const PAGE_SIZE = 1000;
const MOST_PAGES = 20;

const asset = z.object({ name: z.string(), title: z.string(), updateTime: z.string().optional() });
const page = z.object({ assets: z.array(asset).default([]), nextPageToken: z.string().default('') });

type Asset = z.output<typeof asset>;

/** Reports that the account sees, without those in the bin; `search` is looked for in titles and descriptions. */
export async function reports(http: Http, search?: string): Promise<readonly Asset[]> {
  const found: Asset[] = [];
  let pageToken: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { assets, nextPageToken } = await http.get({
      path: '/v1/assets:search',
      query: { assetTypes: 'REPORT', title: search, pageSize: PAGE_SIZE, pageToken },
      response: page,
    });
    found.push(...assets);
    if (nextPageToken === '') return found;
    pageToken = nextPageToken;
  }
  throw toolError('BAD_RESPONSE', { tool: 'looker-studio', fields: ['nextPageToken does not end'] });
}

/** NOT_FOUND where the account does not see the report; there is no request for a single one. */
export async function reportOf(http: Http, dashboardId: string): Promise<Asset> {
  const report = (await reports(http)).find(({ name }) => name === dashboardId);
  if (report !== undefined) return report;
  throw toolError('NOT_FOUND', { tool: 'looker-studio', fields: ['dashboardId'] });
}
