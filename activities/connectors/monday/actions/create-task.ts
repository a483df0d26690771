import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { ask, columnOf, columnsOf, dateValues, ownerValue, userIdOf } from '../client.ts';
import { monday } from '../connector.ts';
import { assignee, date, name, notes, projectId, taskId, url } from '../fields.ts';

const CREATE = `mutation CreateTask($boardId: ID!, $name: String!, $values: JSON) {
  create_item(board_id: $boardId, item_name: $name, column_values: $values) { id url }
}`;

const FIRST = `query BoardTasks($boardIds: [ID!], $columnIds: [String!], $limit: Int!) {
  boards(ids: $boardIds, latest: true) {
    items_page(limit: $limit) {
      cursor
      items { id url column_values(ids: $columnIds) { __typename id text } }
    }
  }
}`;

const NEXT = `query MoreTasks($cursor: String!, $columnIds: [String!], $limit: Int!) {
  next_items_page(cursor: $cursor, limit: $limit) {
    cursor
    items { id url column_values(ids: $columnIds) { __typename id text } }
  }
}`;

const PAGE_SIZE = 200;
/** A board holds at most 10,000 items on most plans, 100,000 on the largest. */
const MOST_PAGES = 500;

export const createTask = defineAction({
  tool: monday,
  id: 'monday.createTask',
  summary: 'Create a task on a board.',
  /** A start wants an end. Columns are the board's first of their type: people, timeline or date, long text. */
  input: z
    .strictObject({
      projectId,
      name,
      notes: notes.optional(),
      startOn: date.optional(),
      dueOn: date.optional(),
      assignee: assignee.optional(),
    })
    .refine(({ startOn, dueOn }) => startOn === undefined || dueOn !== undefined, { path: ['dueOn'] }),
  output: z.object({ taskId, url }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['boards:read', 'boards:write', 'users:read'],
  example: {
    projectId: '1200000001',
    name: 'Landing page for de_leads_marketing-automation_202612',
    notes: 'Goal: leads\nProduced by: agency',
    startOn: '2026-11-24',
    dueOn: '2026-12-01',
    assignee: 'carla@maschinenraum.example',
  },
  async run({ input, settings, http, marker }) {
    const columns = await columnsOf(http, input.projectId);
    const { startOn, dueOn } = input;
    const values = {
      [columnOf(columns, 'text', settings.referenceColumn)]: marker,
      ...(input.notes === undefined ? {} : { [columnOf(columns, 'long_text')]: { text: input.notes } }),
      ...(dueOn === undefined ? {} : dateValues(columns, { startOn, dueOn })),
      ...(input.assignee === undefined ? {} : ownerValue(columns, await userIdOf(http, input.assignee))),
    };
    const { create_item: item } = await ask(
      http,
      CREATE,
      { boardId: input.projectId, name: input.name, values: JSON.stringify(values) },
      z.object({ create_item: z.object({ id: z.string(), url: z.string() }) }),
    );
    return { taskId: item.id, url: item.url };
  },
  async find({ input, settings, http, marker }) {
    const columns = await columnsOf(http, input.projectId);
    const columnIds = [columnOf(columns, 'text', settings.referenceColumn)];
    const { boards } = await ask(
      http,
      FIRST,
      { boardIds: [input.projectId], columnIds, limit: PAGE_SIZE },
      z.object({ boards: z.array(z.object({ items_page: page })) }),
    );
    let current = boards[0]?.items_page;
    for (let pages = 0; pages < MOST_PAGES && current !== undefined; pages += 1) {
      const ours = current.items.find(({ column_values: values }) => values[0]?.text === marker);
      if (ours !== undefined) return { taskId: ours.id, url: ours.url };
      if (current.cursor === null) return undefined;
      const variables = { cursor: current.cursor, columnIds, limit: PAGE_SIZE };
      current = (await ask(http, NEXT, variables, z.object({ next_items_page: page }))).next_items_page;
    }
    throw toolError('BAD_RESPONSE', { action: 'monday.createTask', fields: ['items do not end'] });
  },
});

const page = z.object({
  cursor: z.string().nullable(),
  items: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      column_values: z.array(z.object({ text: z.string().nullable() })),
    }),
  ),
});
