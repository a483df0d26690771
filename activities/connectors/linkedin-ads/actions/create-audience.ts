import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { created, restli, restliPath } from '../client.ts';
import { linkedinAds } from '../connector.ts';
import { path } from '../../../kit/path.ts';

/** People can be put in a minute or two after the audience was made. */
const SETTLING_MS = 2 * 60_000;

export const createAudience = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.createAudience',
  summary: 'Create an empty audience that people can be put into.',
  input: z.strictObject({ name: z.string().min(1).max(100) }),
  output: z.object({ audienceId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['rw_dmp_segments'],
  timeoutMs: 5 * 60_000,
  example: { name: 'de_leads_condition-monitoring' },
  async run({ input, settings: { accountId, audienceSource }, http, marker, pause }) {
    if (audienceSource === undefined) {
      throw toolError('CONNECTION_INVALID', { tool: 'linkedin-ads', fields: ['settings.audienceSource'] });
    }
    const audienceId = await created(http, {
      path: '/rest/dmpSegments',
      json: {
        name: input.name,
        account: `urn:li:sponsoredAccount:${accountId}`,
        type: 'USER',
        sourcePlatform: audienceSource,
        sourceSegmentId: marker,
        destinations: [{ destination: 'LINKEDIN' }],
      },
    });
    await pause(SETTLING_MS);
    return { audienceId };
  },
  async find({ settings: { accountId, audienceSource }, http, marker }) {
    if (audienceSource === undefined) return undefined;
    const account = restli(`urn:li:sponsoredAccount:${accountId}`);
    const query = `q=account&account=${account}&sourcePlatform=${audienceSource}&sourceSegmentId=${marker}`;
    const { elements } = await http.get({
      path: restliPath(path`/rest/dmpSegments`, query),
      response: z.object({ elements: z.array(z.object({ id: z.union([z.int(), z.string()]) })) }),
    });
    const [ours] = elements;
    return ours && { audienceId: String(ours.id) };
  },
});
