import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { escaped, readView } from '../client.ts';
import { tableau } from '../connector.ts';
import { filters, viewId } from '../fields.ts';

export const linkView = defineAction({
  tool: tableau,
  id: 'tableau.linkView',
  summary:
    'Give the address of a view with filters set, for people who may sign in to Tableau, and the one to embed it by.',
  input: z.strictObject({ viewId, filters: filters.optional() }),
  /** Both ask whoever opens them to sign in. */
  output: z.object({ url: z.url(), embedUrl: z.url(), title: z.string() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: {
    viewId: 'ab1e0000-0000-4000-8000-000000000021',
    filters: { Campaign: 'de_leads_monitoring_202612' },
  },
  async run({ input, settings, http }) {
    const { name, contentUrl } = await readView(http, settings, input.viewId);
    const place = `views/${contentUrl.replace('/sheets/', '/')}`;
    const query = Object.entries(input.filters ?? {})
      .map(([field, value]) => `${encodeURIComponent(field)}=${encodeURIComponent(escaped(value))}`)
      .join('&');
    const { origin } = new URL(http.baseUrl);
    const { site } = settings;
    const page = `${origin}/#/${site === '' ? '' : `site/${site}/`}${place}`;
    // help.tableau.com, "How View URLs Are Structured"; what is embedded has no frame around it.
    const embedded = `${origin}/${site === '' ? '' : `t/${site}/`}${place}?:embed=yes`;
    return {
      url: query === '' ? page : `${page}?${query}`,
      embedUrl: query === '' ? embedded : `${embedded}&${query}`,
      title: name,
    };
  },
});
