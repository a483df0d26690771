import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import {
  inContainer,
  inWorkspace,
  latestVersion,
  listAll,
  liveBefore,
  liveVersion,
  outcome,
  readVersionOf,
  unpublished,
  versionHeader,
  versionIn,
  versionNameOf,
} from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, fingerprint, versionId, workspaceId } from '../fields.ts';

const id = 'google-tag-manager.createVersion';

export const createVersion = defineAction({
  tool: googleTagManager,
  id,
  summary:
    'Make a version of a workspace, to be looked at before it is published; the workspace is gone then.',
  input: z.strictObject({
    accountId,
    containerId,
    workspaceId,
    versionName: z.string().min(1),
    notes: z.string().min(1).optional(),
  }),
  output: z.object({
    versionId,
    /** What was live then, and what a roll back publishes again. */
    previousVersionId: versionId,
    fingerprint: fingerprint.optional(),
  }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [
    'https://www.googleapis.com/auth/tagmanager.edit.containerversions',
    'https://www.googleapis.com/auth/tagmanager.readonly',
  ],
  example: {
    accountId: '6004728113',
    containerId: '178234561',
    workspaceId: '2',
    versionName: 'Launch de_leads_monitoring_202612',
    notes: 'Reviewed tags of the campaign.',
  },
  async run({ input, http, marker }) {
    const live = await liveVersion(http, input);
    const latest = await latestVersion(http, input);
    if (latest.containerVersionId !== live.containerVersionId)
      throw unpublished(id, latest.containerVersionId);
    const name = versionNameOf(input.versionName, marker, live.containerVersionId);
    const created = await http.post({
      path: inWorkspace(input, path`:create_version`),
      json: { name, notes: input.notes },
      response: outcome,
    });
    const made = versionIn(id, created);
    return {
      versionId: made.containerVersionId,
      previousVersionId: live.containerVersionId,
      fingerprint: made.fingerprint,
    };
  },
  async find({ input, http, marker }) {
    const headers = inContainer(input, path`/version_headers`);
    for (const header of await listAll(http, headers, 'containerVersionHeader', versionHeader)) {
      const previousVersionId = liveBefore(header.name, marker);
      if (previousVersionId === undefined) continue;
      const made = await readVersionOf(http, input, header.containerVersionId);
      return { versionId: made.containerVersionId, previousVersionId, fingerprint: made.fingerprint };
    }
    return undefined;
  },
});
