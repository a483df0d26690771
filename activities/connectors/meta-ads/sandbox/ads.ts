import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { failed, page, status, type MetaAds } from './state.ts';

const adCreation = z.object({
  name: z.string().min(1),
  // 64 bits: as a number its last digits would be lost.
  adset_id: z.string().regex(/^\d+$/),
  status,
  creative: z.object({
    object_story_spec: z.object({
      page_id: z.string(),
      link_data: z.object({
        link: z.url(),
        message: z.string().min(1),
        name: z.string().min(1),
        call_to_action: z.object({ type: z.string(), value: z.object({ link: z.url() }) }),
      }),
    }),
  }),
});

/** Ads of the account and of an ad set. */
export const adRoutes: Readonly<Record<string, SandboxRoute<MetaAds>>> = {
  'POST /v25.0/act_{accountId}/ads': ({ body, state, nextId }) => {
    const parsed = adCreation.safeParse(body);
    if (!parsed.success) return failed(400, 100);
    if (state.adSets[parsed.data.adset_id] === undefined) return failed(400, 100, 33);
    const id = String(120_210_000_001_000 + nextId());
    state.ads[id] = { id, ...parsed.data };
    return reply(200, { id });
  },
  'GET /v25.0/{adSetId}/ads': ({ params, query, state }) => {
    if (state.adSets[params['adSetId'] ?? ''] === undefined) return failed(400, 100, 33);
    const ads = Object.values(state.ads).filter(({ adset_id }) => adset_id === params['adSetId']);
    return reply(200, page(ads, query));
  },
};
