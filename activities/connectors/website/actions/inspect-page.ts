import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { fetchPublic } from '../client.ts';
import { website } from '../connector.ts';

export const inspectPage = defineAction({
  tool: website,
  id: 'website.inspectPage',
  summary: 'Look whether a page answers, which tags it carries and whether it asks for consent.',
  input: z.strictObject({ url: z.url(), expectTags: z.array(z.string()).optional() }),
  output: z.object({
    status: z.int(),
    ok: z.boolean(),
    title: z.string(),
    /** Ids such as GTM-ABC123, G-ABC123, AW-123 and Meta pixel numbers, in the order of the page. */
    tags: z.array(z.string()),
    missingTags: z.array(z.string()),
    consentBanner: z.boolean(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { url: 'https://www.example.com/spring', expectTags: ['GTM-SPRING1'] },
  async run({ input, http, signal }) {
    const { status, bytes } = await fetchPublic(input.url, { http, signal });
    const page = bytes.toString('utf8');
    const tags = tagsIn(page);
    return {
      status,
      ok: status >= 200 && status < 300,
      title: titleOf(page),
      tags,
      missingTags: (input.expectTags ?? []).filter((tag) => !tags.includes(tag)),
      consentBanner: CONSENT_BANNERS.test(page),
    };
  },
});

/** Google's container, measurement and conversion ids, and the id that Meta's snippet initialises. */
const TAGS =
  /\b(GTM-[A-Z0-9]{4,10}|G-[A-Z0-9]{6,12}|AW-\d{6,12})\b|fbq\(\s*['"]init['"]\s*,\s*['"](\d{6,20})['"]/g;

/** Scripts of the consent platforms in use in Europe. */
const CONSENT_BANNERS =
  /otSDKStub|cdn\.cookielaw\.org|consent\.cookiebot\.(com|eu)|usercentrics\.eu|consentmanager\.net|sdk\.privacy-center\.org|consent\.trustarc\.com/i;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
};

function tagsIn(page: string): string[] {
  return [...new Set([...page.matchAll(TAGS)].map(([, google, pixel]) => google ?? pixel ?? ''))];
}

function titleOf(page: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(page)?.[1] ?? '';
  return title.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_entity, name: string) => ENTITIES[name] ?? '').trim();
}
