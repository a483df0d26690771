import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { paged, type Onetrust } from './state.ts';

/** Sites, their scans, and the cookies that these found. */
export const scanRoutes: Readonly<Record<string, SandboxRoute<Onetrust>>> = {
  'GET /api/cmp/v1/webscans': ({ query, state }) => {
    const search = query.get('searchStr') ?? '';
    const hits = state.websites.filter(({ domainName }) => domainName.includes(search));
    return paged(query, hits, (page) => ({
      pageNumber: page.number,
      pageSize: page.size,
      totalPages: page.total,
    }));
  },
  'GET /api/cmp/v1/webscans/domains/{domainId}/scans': ({ params, query, state }) => {
    const scans = state.scans[params['domainId'] ?? ''];
    if (scans === undefined) return reply(400, 'Bad Request');
    const hits = scans
      .filter(({ status }) => status === (query.get('status') ?? status))
      .map(({ cookies: _cookies, ...scan }) => scan);
    return paged(query, hits, (page) => ({ number: page.number, size: page.size, last: page.last }));
  },
  'GET /api/cmp/v1/webscans/domains/{domainId}/scans/{scanId}/scanresults': ({ params, query, state }) => {
    const scan = state.scans[params['domainId'] ?? '']?.find(({ scanId }) => scanId === params['scanId']);
    if (scan === undefined || query.get('entityType') !== 'COOKIE') return reply(400, 'Bad Request');
    return paged(query, scan.cookies, (page) => ({
      pageNumber: page.number,
      pageSize: page.size,
      totalPages: page.total,
    }));
  },
};
