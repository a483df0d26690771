import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import type { Http } from '../../../kit/http.ts';
import { path } from '../../../kit/path.ts';
import {
  isAsWanted,
  listAll,
  liveVersion,
  tag,
  tagBody,
  trigger,
  triggerBody,
  triggerName,
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
      // Our version would begin from it and publish what somebody left unpublished.
      throw toolError('CONFLICT', {
        action: id,
        fields: [`version ${latest.containerVersionId} is newer than the live one and not published`],
      });
    }
    if (made === undefined && areLive(input.tags, live)) {
      return { versionId: live.containerVersionId, previousVersionId: live.containerVersionId };
    }
    const version = made ?? (await createVersion(http, input, live.containerVersionId, marker));
    const published = await http.post({
      path: path`/tagmanager/v2/accounts/${input.accountId}/containers/${input.containerId}/versions/${version}:publish`,
      response: outcome,
    });
    return { versionId: versionIn(published), previousVersionId: live.containerVersionId };
  },
  async find({ input, http, marker }) {
    const { containerVersionId, name } = await liveVersion(http, input);
    const [, by, previousVersionId] = / \((mr-[0-9a-f]+), after (\d+)\)$/.exec(name) ?? [];
    if (by !== marker || previousVersionId === undefined) return undefined;
    return { versionId: containerVersionId, previousVersionId };
  },
});

type Input = ContainerIds & { readonly versionName: string; readonly tags: readonly WantedTag[] };

const latestHeader = z.object({ containerVersionId: z.string(), name: z.string().default('') });
const workspace = z.object({ workspaceId: z.string(), name: z.string() });
/** A version that does not compile, or that clashes with a newer one, is answered with 200 and no version. */
const outcome = z.object({
  compilerError: z.boolean().optional(),
  containerVersion: z.object({ containerVersionId: z.string() }).optional(),
});

async function latestVersion(http: Http, { accountId: account, containerId: container }: ContainerIds) {
  return await http.get({
    path: path`/tagmanager/v2/accounts/${account}/containers/${container}/version_headers:latest`,
    response: latestHeader,
  });
}

function areLive(tags: readonly WantedTag[], live: Version): boolean {
  return tags.every((wanted) =>
    live.tag.some((found) => found.name === wanted.name && isAsWanted(found, wanted, live.trigger)),
  );
}

/** Makes a version in a workspace of its own, which the vendor takes away with it. Its name tells a repeat what was live before. */
async function createVersion(http: Http, input: Input, live: string, marker: string): Promise<string> {
  const { accountId: account, containerId: container } = input;
  const workspaces = path`/tagmanager/v2/accounts/${account}/containers/${container}/workspaces`;
  const left = (await listAll(http, workspaces, 'workspace', workspace)).find(({ name }) => name === marker);
  const { workspaceId } =
    left ??
    (await http.post({
      path: workspaces,
      json: { name: marker, description: input.versionName },
      response: workspace,
    }));
  await writeTags(http, input, workspaceId);
  const created = await http.post({
    path: path`/tagmanager/v2/accounts/${account}/containers/${container}/workspaces/${workspaceId}:create_version`,
    json: { name: `${input.versionName} (${marker}, after ${live})` },
    response: outcome,
  });
  return versionIn(created);
}

async function writeTags(http: Http, input: Input, workspaceId: string): Promise<void> {
  const { accountId: account, containerId: container } = input;
  const tagsPath = path`/tagmanager/v2/accounts/${account}/containers/${container}/workspaces/${workspaceId}/tags`;
  const triggersPath = path`/tagmanager/v2/accounts/${account}/containers/${container}/workspaces/${workspaceId}/triggers`;
  const tags = await listAll(http, tagsPath, 'tag', tag);
  const triggers = [...(await listAll(http, triggersPath, 'trigger', trigger))];
  const events = new Set(input.tags.flatMap(({ event }) => event ?? []));
  for (const event of [...events].filter(
    (wanted) => !triggers.some(({ name }) => name === triggerName(wanted)),
  )) {
    triggers.push(await http.post({ path: triggersPath, json: triggerBody(event), response: trigger }));
  }
  for (const wanted of input.tags) {
    const found = tags.find(({ name }) => name === wanted.name);
    const json = tagBody(wanted, triggers);
    if (found === undefined) {
      await http.post({ path: tagsPath, json, response: tag });
    } else if (!isAsWanted(found, wanted, triggers)) {
      const tagPath = path`/tagmanager/v2/accounts/${account}/containers/${container}/workspaces/${workspaceId}/tags/${found.tagId}`;
      await http.put({ path: tagPath, json, response: tag });
    }
  }
}

function versionIn({ compilerError, containerVersion }: z.output<typeof outcome>): string {
  if (compilerError === true || containerVersion === undefined) {
    throw toolError('CONFLICT', {
      action: id,
      fields: [compilerError === true ? 'the container does not compile' : 'no version was made'],
    });
  }
  return containerVersion.containerVersionId;
}
