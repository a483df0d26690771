import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { inWorkspace } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, workspaceId } from '../fields.ts';

export const readChanges = defineAction({
  tool: googleTagManager,
  id: 'google-tag-manager.readChanges',
  summary: 'Read what a workspace changes, and how many of the changes clash with a newer version.',
  input: z.strictObject({ accountId, containerId, workspaceId }),
  output: z.object({
    changes: z.array(
      z.object({
        /** `tag`, `trigger`, `variable`, `client`, `transformation`, `folder`, … */
        kind: z.string(),
        name: z.string(),
        /** `added`, `updated` or `deleted`. */
        change: z.string(),
      }),
    ),
    /** With any, no version can be made until a person has solved them. */
    conflicts: z.int(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/tagmanager.readonly'],
  example: { accountId: '6004728113', containerId: '178234561', workspaceId: '2' },
  async run({ input, http }) {
    const { workspaceChange, mergeConflict } = await http.get({
      path: inWorkspace(input, path`/status`),
      response: status,
    });
    const changes = workspaceChange.flatMap(({ changeStatus, ...entity }) =>
      Object.entries(entity).map(([kind, one]) => ({ kind, name: one.name, change: changeStatus })),
    );
    return { changes, conflicts: mergeConflict.length };
  },
});

/** One of the entity's fields holds what was changed, and is named for its kind. */
const entity = z
  .object({ changeStatus: z.string().default('none') })
  .catchall(z.object({ name: z.string().default('') }));

const status = z.object({
  workspaceChange: z.array(entity).default([]),
  mergeConflict: z.array(z.unknown()).default([]),
});
