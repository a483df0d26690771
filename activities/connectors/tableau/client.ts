import { z } from 'zod';
import type { Http } from '../../kit/http.ts';
import { path } from '../../kit/path.ts';
import { API_VERSION, type tableau } from './connector.ts';
import type { filters } from './fields.ts';

type Settings = z.output<(typeof tableau)['settings']>;

/** What a view is called, and where: `Marketing/sheets/Channels`. */
export async function readView(
  http: Http,
  { siteId }: Settings,
  viewId: string,
): Promise<{ readonly name: string; readonly contentUrl: string }> {
  const { view } = await http.get({
    path: path`/api/${API_VERSION}/sites/${siteId}/views/${viewId}`,
    response: z.object({ view: z.object({ name: z.string(), contentUrl: z.string() }) }),
  });
  return view;
}

/** Tableau draws a view before it gives its figures: so many times the usual wait. */
const DRAWING = 6;

/** The figures of a view as CSV, with the view's own filters and these; at most a minute old. */
export async function viewData(
  http: Http,
  { siteId }: Settings,
  viewId: string,
  wanted: z.output<typeof filters> = {},
): Promise<string> {
  return await http.get({
    path: path`/api/${API_VERSION}/sites/${siteId}/views/${viewId}/data`,
    query: {
      maxAge: 1,
      ...Object.fromEntries(Object.entries(wanted).map(([name, value]) => [`vf_${name}`, escaped(value)])),
    },
    headers: { accept: '*/*' },
    timeoutMs: http.answerTimeoutMs * DRAWING,
    // A view that shows nothing may be an empty answer.
    response: z.string().default(''),
  });
}

/** A comma separates values of a filter; one within a value has a backslash before it. */
export function escaped(value: string): string {
  return value.replaceAll(/[\\,]/g, String.raw`\$&`);
}
