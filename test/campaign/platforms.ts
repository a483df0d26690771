import { z } from 'zod';
import type { RunningSandbox } from '../../activities/sandbox/start-sandbox.ts';

/** In the name of everything that the campaign puts on a platform. */
const OURS = /prozess-plattform/;

const named = z.object({ name: z.string(), status: z.string() });
const byId = z.record(z.string(), named).transform((campaigns) => Object.values(campaigns));
const container = z.object({
  live: z.string(),
  versions: z.record(z.string(), z.object({ tag: z.unknown() })),
});

/**
 * How the campaign stands on every platform that has it, as `meta-ads PAUSED`. An ad set of Meta's runs only while its campaign does, so
 * that the campaign speaks for it.
 */
export function onPlatforms({ state }: Pick<RunningSandbox, 'state'>): readonly string[] {
  const campaigns = [
    ...byId.parse(state['google-ads']?.['campaigns']).map((one) => ({ ...one, tool: 'google-ads' })),
    ...z
      .array(named)
      .parse(state['klaviyo']?.['campaigns'])
      .map((one) => ({ ...one, tool: 'klaviyo' })),
    ...byId.parse(state['meta-ads']?.['campaigns']).map((one) => ({ ...one, tool: 'meta-ads' })),
  ];
  const { live, versions } = container.parse(state['google-tag-manager']);
  const tags = OURS.test(JSON.stringify(versions[live]?.tag)) ? ['google-tag-manager live'] : [];
  return [
    ...campaigns.filter(({ name }) => OURS.test(name)).map(({ tool, status }) => `${tool} ${status}`),
    ...tags,
  ].sort();
}
