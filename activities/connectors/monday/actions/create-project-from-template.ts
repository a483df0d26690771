import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { ask, hasReference, withReference } from '../client.ts';
import { monday } from '../connector.ts';
import { name, projectId, url } from '../fields.ts';

const CREATE = `mutation CreateBoard(
  $name: String!
  $kind: BoardKind!
  $workspaceId: ID
  $templateId: ID
  $description: String
) {
  create_board(
    board_name: $name
    board_kind: $kind
    workspace_id: $workspaceId
    template_id: $templateId
    description: $description
  ) { id url }
}`;

const NEWEST = `query NewestBoards($workspaceIds: [ID], $limit: Int, $page: Int) {
  boards(workspace_ids: $workspaceIds, order_by: created_at, latest: true, limit: $limit, page: $page) {
    id
    description
    url
  }
}`;

const PAGE_SIZE = 100;
/** A retry comes minutes after its first attempt, a resumed incident some days; nobody makes five hundred boards meanwhile. */
const PAGES = 5;

export const createProjectFromTemplate = defineAction({
  tool: monday,
  id: 'monday.createProjectFromTemplate',
  summary: 'Create a board from a template.',
  /** `templateId` is the id of a board that was saved as a template. */
  input: z.strictObject({ templateId: projectId, name, notes: z.string().max(1000).optional() }),
  output: z.object({ projectId, url }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['boards:read', 'boards:write'],
  example: {
    templateId: '1400000001',
    name: 'de_leads_marketing-automation_202612',
    notes: 'Spring campaign: leads for marketing automation',
  },
  async run({ input, settings, http, marker }) {
    const { create_board: board } = await ask(
      http,
      CREATE,
      {
        name: input.name,
        kind: settings.boardKind,
        workspaceId: settings.workspaceId,
        templateId: input.templateId,
        description: withReference(input.notes, marker),
      },
      z.object({ create_board: z.object({ id: z.string(), url: z.string() }) }),
    );
    return { projectId: board.id, url: board.url };
  },
  async find({ settings, http, marker }) {
    for (let page = 1; page <= PAGES; page += 1) {
      const variables = { workspaceIds: [settings.workspaceId], limit: PAGE_SIZE, page };
      const { boards } = await ask(http, NEWEST, variables, newest);
      const ours = boards.find(({ description }) => hasReference(description, marker));
      if (ours !== undefined) return { projectId: ours.id, url: ours.url };
      if (boards.length < PAGE_SIZE) return undefined;
    }
    // Older than that: nobody can say whether it was done.
    throw toolError('OUTCOME_UNKNOWN', { action: 'monday.createProjectFromTemplate' });
  },
});

const newest = z.object({
  boards: z
    .array(z.object({ id: z.string(), description: z.string().nullable(), url: z.string() }))
    .nullable()
    .transform((boards) => boards ?? []),
});
