import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { markerInFileName } from '../../kit/marker.ts';

/** Sends a query, which is a constant of ours; everything that varies is in its variables. */
export async function ask<Data extends z.ZodObject>(
  http: Http,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  data: Data,
): Promise<z.output<Data>> {
  const operationName = /^(?:query|mutation) (\w+)/.exec(query)?.[1];
  const answer = await http.post({
    path: '/v2',
    json: { query, variables, operationName },
    response: envelope,
  });
  return readData(answer, data, `POST /v2 ${operationName ?? ''}`);
}

const envelope = z.object({ data: z.unknown() });

function readData<Data extends z.ZodObject>(
  answer: z.output<typeof envelope>,
  data: Data,
  request: string,
): z.output<Data> {
  const read = data.safeParse(answer.data);
  if (read.success) return read.data;
  const fields = read.error.issues.map((issue) => `data.${issue.path.join('.')} ${issue.code}`);
  throw toolError('BAD_RESPONSE', { tool: 'monday', request, fields });
}

const column = z.object({ id: z.string(), title: z.string(), type: z.string() });

export type Columns = readonly z.output<typeof column>[];

/** The first column of a type, and of a title where one is given; CONFLICT when the board has none. */
export function columnOf(columns: Columns, type: string, title?: string): string {
  const found = columns.find((one) => one.type === type && (title === undefined || one.title === title));
  if (found !== undefined) return found.id;
  const wanted =
    title === undefined ? `the board has no ${type} column` : `the board has no ${type} column ${title}`;
  throw toolError('CONFLICT', { tool: 'monday', fields: [wanted] });
}

/** Dates go into the timeline of a board, or into its date column where it has no timeline; that one has no start. */
export function dateValues(
  columns: Columns,
  { startOn, dueOn }: { readonly startOn?: string | undefined; readonly dueOn: string },
  before?: string,
): Readonly<Record<string, unknown>> {
  const hasTimeline = columns.some(({ type }) => type === 'timeline');
  return hasTimeline || startOn !== undefined
    ? { [columnOf(columns, 'timeline')]: { from: startOn ?? before ?? dueOn, to: dueOn } }
    : { [columnOf(columns, 'date')]: { date: dueOn } };
}

export function ownerValue(columns: Columns, userId: string): Readonly<Record<string, unknown>> {
  return {
    [columnOf(columns, 'people')]: { personsAndTeams: [{ id: Number(userId), kind: 'person' }] },
  };
}

const BOARD = `query Board($boardIds: [ID!]) {
  boards(ids: $boardIds, latest: true) { id columns { id title type } }
}`;

const boardData = z.object({ boards: z.array(z.object({ columns: z.array(column) })).nullable() });

/** The columns of a board. */
export async function columnsOf(http: Http, boardId: string): Promise<Columns> {
  const { boards } = await ask(http, BOARD, { boardIds: [boardId] }, boardData);
  return boards?.[0]?.columns ?? missing('the board');
}

const TASK = `query Task($taskIds: [ID!]) {
  items(ids: $taskIds) {
    id
    board { id columns { id title type } groups { id title } }
    column_values(types: [dependency, timeline]) {
      __typename
      id
      ... on DependencyValue { linked_item_ids }
      ... on TimelineValue { from }
    }
  }
}`;

const taskData = z.object({
  items: z
    .array(
      z.object({
        board: z.object({
          id: z.string(),
          columns: z.array(column),
          groups: z.array(z.object({ id: z.string(), title: z.string() })).nullable(),
        }),
        column_values: z.array(
          z.object({
            id: z.string(),
            linked_item_ids: z.array(z.string()).optional(),
            from: z.string().nullish(),
          }),
        ),
      }),
    )
    .nullable(),
});

type Task = NonNullable<z.output<typeof taskData>['items']>[number];

/** A task with its board, what it waits for and when it starts. */
export async function readTask(http: Http, taskId: string): Promise<Task> {
  const { items } = await ask(http, TASK, { taskIds: [taskId] }, taskData);
  return items?.[0] ?? missing('the task');
}

const CHANGE = `mutation ChangeTask($boardId: ID!, $taskId: ID, $values: JSON!) {
  change_multiple_column_values(board_id: $boardId, item_id: $taskId, column_values: $values) { id }
}`;

/** Writes columns of a task; the API takes their values as JSON text. */
export async function changeTask(
  http: Http,
  boardId: string,
  taskId: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ask(
    http,
    CHANGE,
    { boardId, taskId, values: JSON.stringify(values) },
    z.object({ change_multiple_column_values: z.object({ id: z.string() }) }),
  );
}

const USERS = `query Users($emails: [String!]) { users(emails: $emails) { id email } }`;

const userData = z.object({
  users: z.array(z.object({ id: z.string(), email: z.string() })).nullable(),
});

/** The id of the user with an e-mail address; NOT_FOUND without quoting it. */
export async function userIdOf(http: Http, email: string): Promise<string> {
  const { users } = await ask(http, USERS, { emails: [email] }, userData);
  const user = users?.find((candidate) => candidate.email.toLowerCase() === email.toLowerCase());
  return user?.id ?? missing('assignee');
}

const LABEL = 'Reference: ';
const UPDATES_A_PAGE = 100;
const MOST_PAGES = 100;

const CREATE_UPDATE = `mutation CreateUpdate($taskId: ID, $body: String!) {
  create_update(item_id: $taskId, body: $body) { id }
}`;

/** Writes an update, as HTML, under a task, with our reference in its last line. */
export async function createUpdate(
  http: Http,
  taskId: string,
  html: string,
  marker: string,
): Promise<string> {
  const body = `${html}<br><br>${LABEL}${marker}`;
  const created = z.object({ create_update: z.object({ id: z.string() }) });
  return (await ask(http, CREATE_UPDATE, { taskId, body }, created)).create_update.id;
}

const UPDATES = `query Updates($taskIds: [ID!], $limit: Int, $page: Int) {
  items(ids: $taskIds) { id updates(limit: $limit, page: $page) { id text_body } }
}`;

const updateData = z.object({
  items: z
    .array(
      z.object({
        updates: z.array(z.object({ id: z.string(), text_body: z.string().nullable() })).nullable(),
      }),
    )
    .nullable(),
});

/** The update of a task that ends with our reference. */
export async function findUpdate(http: Http, taskId: string, marker: string): Promise<string | undefined> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { items } = await ask(
      http,
      UPDATES,
      { taskIds: [taskId], limit: UPDATES_A_PAGE, page },
      updateData,
    );
    const updates = items?.[0]?.updates ?? [];
    const ours = updates.find(({ text_body: text }) => text?.trimEnd().endsWith(`${LABEL}${marker}`));
    if (ours !== undefined) return ours.id;
    if (updates.length < UPDATES_A_PAGE) return undefined;
  }
  throw toolError('BAD_RESPONSE', { tool: 'monday', fields: ['updates do not end'] });
}

const added = z.object({ add_file_to_column: z.object({ id: z.string() }) });

/** Adds a file to those of a column of a task. Ids stand in the query here: the vendor shows forms with no variable but the file. */
export async function addFile(
  http: Http,
  { taskId, columnId }: { readonly taskId: string; readonly columnId: string },
  file: { readonly name: string; readonly mediaType: string; readonly text: string },
): Promise<string> {
  const column = JSON.stringify(columnId);
  const query = `mutation AddFile($file: File!) { add_file_to_column(item_id: ${taskId}, column_id: ${column}, file: $file) { id } }`;
  const answer = await http.post({
    path: '/v2/file',
    multipart: {
      fields: { query, map: JSON.stringify({ file: ['variables.file'] }) },
      file: { field: 'file', ...file },
    },
    response: envelope,
  });
  return readData(answer, added, 'POST /v2/file AddFile').add_file_to_column.id;
}

const FILES = `query Files($taskIds: [ID!]) {
  items(ids: $taskIds) { id assets(assets_source: columns) { id name } }
}`;

const fileData = z.object({
  items: z
    .array(z.object({ assets: z.array(z.object({ id: z.string(), name: z.string() })).nullable() }))
    .nullable(),
});

/** The file of a task that has our marker in its name. */
export async function findFile(http: Http, taskId: string, marker: string): Promise<string | undefined> {
  const { items } = await ask(http, FILES, { taskIds: [taskId] }, fileData);
  return items?.[0]?.assets?.find(({ name }) => markerInFileName(name) === marker)?.id;
}

/** A text that is shown as it is where HTML is expected. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/\r?\n/g, '<br>');
}

/** Notes of a board with our reference in a line of its own. */
export function withReference(text: string | undefined, marker: string): string {
  return [text, `${LABEL}${marker}`].filter(Boolean).join('\n\n');
}

export function hasReference(text: string | null, marker: string): boolean {
  return text?.trimEnd().endsWith(`${LABEL}${marker}`) === true;
}

function missing(what: string): never {
  throw toolError('NOT_FOUND', { tool: 'monday', fields: [what] });
}
