import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import type { Http } from '../../../kit/http.ts';
import { path } from '../../../kit/path.ts';
import {
  inContainer,
  inWorkspace,
  isAsWanted,
  latestVersion,
  listAll,
  listWorkspaces,
  liveBefore,
  liveVersion,
  outcome,
  unpublished,
  versionHeader,
  versionIn,
  versionNameOf,
  workspace,
  writeTags,
  type ContainerIds,
  type Version,
} from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, versionId, wantedTag, type WantedTag } from '../fields.ts';

const id = 'google-tag-manager.publishTags';

export const publishTags = defineAction({
  tool: googleTagManager,
  id,
  summary: 'Put tags into the container, each behind its consent, and publish them in one version.',
  input: z.strictObject({
    accountId,
    containerId,
    versionName: z.string().min(1),
    tags: z.array(wantedTag).min(1),
  }),
  output: z.object({ versionId, previousVersionId: versionId }),
  retrySafety: 'unsafe',
  effect: 'publish',
  scopes: [
    'https://www.googleapis.com/auth/tagmanager.edit.containers',
    'https://www.googleapis.com/auth/tagmanager.edit.containerversions',
    'https://www.googleapis.com/auth/tagmanager.publish',
  ],
  example: {
    accountId: '6004728113',
    containerId: '178234561',
    versionName: 'Launch de_leads_monitoring_202612',
    tags: [
      {
        name: 'de_leads_monitoring_202612 lead',
        type: 'gaawe',
        parameters: { eventName: 'generate_lead', measurementIdOverride: 'G-7MR26KQ41X' },
        consentTypes: ['analytics_storage'],
        event: 'generate_lead',
      },
      {
        name: 'GA4',
        type: 'googtag',
        parameters: { tagId: 'G-7MR26KQ41X' },
        consentTypes: ['analytics_storage', 'ad_storage'],
      },
    ],
  },
  async run({ input, http, marker }) {
    const live = await liveVersion(http, input);
    const latest = await latestVersion(http, input);
    const made = latest.name.includes(marker) ? latest.containerVersionId : undefined;
    if (made === undefined && latest.containerVersionId !== live.containerVersionId) {
      throw unpublished(id, latest.containerVersionId);
    }
    if (made === undefined && areLive(input.tags, live)) {
      return { versionId: live.containerVersionId, previousVersionId: live.containerVersionId };
    }
    const version = made ?? (await createVersion(http, input, live.containerVersionId, marker));
    const published = await http.post({
      path: inContainer(input, path`/versions/${version}:publish`),
      response: outcome,
    });
    return {
      versionId: versionIn(id, published).containerVersionId,
      previousVersionId: live.containerVersionId,
    };
  },
  async find({ input, http, marker }) {
    const live = await liveVersion(http, input);
    const headers = inContainer(input, path`/version_headers`);
    for (const header of await listAll(http, headers, 'containerVersionHeader', versionHeader)) {
      const previousVersionId = liveBefore(header.name, marker);
      const made = header.containerVersionId;
      // A later version begins from ours, which was the latest: our tags are live in it, too.
      if (previousVersionId !== undefined && Number(made) <= Number(live.containerVersionId)) {
        return { versionId: made, previousVersionId };
      }
    }
    return undefined;
  },
});

type Input = ContainerIds & { readonly versionName: string; readonly tags: readonly WantedTag[] };

function areLive(tags: readonly WantedTag[], live: Version): boolean {
  return tags.every((wanted) =>
    live.tag.some((found) => found.name === wanted.name && isAsWanted(found, wanted, live.trigger)),
  );
}

/** Makes a version in a workspace of its own, which the vendor takes away with it. Its name tells a repeat what was live before. */
async function createVersion(http: Http, input: Input, live: string, marker: string): Promise<string> {
  const left = (await listWorkspaces(http, input)).find(({ name }) => name === marker);
  const { workspaceId } =
    left ??
    (await http.post({
      path: inContainer(input, path`/workspaces`),
      json: { name: marker, description: input.versionName },
      response: workspace,
    }));
  const ids = { ...input, workspaceId };
  await writeTags(http, ids, input.tags);
  const created = await http.post({
    path: inWorkspace(ids, path`:create_version`),
    json: { name: versionNameOf(input.versionName, marker, live) },
    response: outcome,
  });
  return versionIn(id, created).containerVersionId;
}
