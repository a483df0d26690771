import { z } from 'zod';
import { reply, type SandboxReply, type SandboxRequest } from '../../../sandbox/define-sandbox.ts';
import { jsonText } from '../../../sandbox/json-text.ts';
import { boardUrl, failed, itemUrl, type Board, type Item, type Monday } from './state.ts';
import { linkedIn, refusalOf, textOf } from './values.ts';

type Operation = (variables: unknown, request: SandboxRequest<Monday>) => SandboxReply;

const id = z.string();

/** Answers by the name of the operation: what it asks for is a constant of ours, held against the vendor's schema by the contract test. */
export const operations: Readonly<Record<string, Operation>> = {
  Board: taking(z.object({ boardIds: z.tuple([id]) }), ({ boardIds }, { state }) => {
    const board = state.boards[boardIds[0]];
    return data({ boards: board === undefined ? [] : [{ id: board.id, columns: board.columns }] });
  }),
  NewestBoards: taking(
    z.object({ workspaceIds: z.array(id), limit: z.int(), page: z.int() }),
    ({ workspaceIds, limit, page }, { state }) => {
      const newest = Object.values(state.boards)
        .filter(({ workspace }) => workspaceIds.includes(workspace))
        .sort((one, other) => Number(other.id) - Number(one.id))
        .slice((page - 1) * limit, page * limit);
      return data({
        boards: newest.map(({ id: board, description }) => ({
          id: board,
          description,
          url: boardUrl(board),
        })),
      });
    },
  ),
  CreateBoard: taking(
    z.object({
      name: z.string().min(1),
      kind: z.enum(['public', 'private', 'share']),
      workspaceId: id,
      templateId: id,
      description: z.string(),
    }),
    ({ name, kind, workspaceId, templateId, description }, { state, nextId }) => {
      const template = state.boards[templateId];
      if (template === undefined) return failed('InvalidBoardIdException', 404, 'Board not found');
      const board = { ...template, id: String(1_250_000_000 + nextId()), name, kind, description };
      state.boards[board.id] = { ...board, workspace: workspaceId };
      for (const item of Object.values(state.items).filter((one) => one.board === templateId)) {
        const copy = String(1_350_000_000 + nextId());
        state.items[copy] = { ...item, id: copy, board: board.id };
      }
      return data({ create_board: { id: board.id, url: boardUrl(board.id) } });
    },
  ),
  Users: taking(z.object({ emails: z.array(z.string()) }), ({ emails }, { state }) => {
    const users = Object.entries(state.users).filter(([, email]) => emails.includes(email));
    return data({ users: users.map(([user, email]) => ({ id: user, email })) });
  }),
  CreateTask: taking(
    z.object({ boardId: id, name: z.string().min(1).max(255), values: jsonText }),
    ({ boardId, name, values }, { state, nextId }) => {
      const board = state.boards[boardId];
      if (board === undefined) return failed('InvalidBoardIdException', 404, 'Board not found');
      const refusal = refusalOf(values, board, state);
      if (refusal !== undefined) return failed(refusal, 200, 'invalid value');
      const item: Item = {
        id: String(1_350_000_000 + nextId()),
        name,
        board: boardId,
        group: board.groups[0]?.id ?? '',
        values: values as Item['values'],
      };
      state.items[item.id] = item;
      return data({ create_item: { id: item.id, url: itemUrl(item) } });
    },
  ),
  Task: taking(z.object({ taskIds: z.tuple([id]) }), ({ taskIds }, { state }) => {
    const item = state.items[taskIds[0]];
    const board = state.boards[item?.board ?? ''];
    return data({ items: item === undefined || board === undefined ? [] : [taskShown(item, board)] });
  }),
  ChangeTask: taking(
    z.object({ boardId: id, taskId: id, values: jsonText }),
    ({ boardId, taskId, values }, { state }) => {
      const item = state.items[taskId];
      const board = state.boards[boardId];
      if (item === undefined || board === undefined || item.board !== boardId) {
        return failed('InvalidItemIdException', 404, 'Item not found');
      }
      const refusal = refusalOf(values, board, state, taskId);
      if (refusal !== undefined) return failed(refusal, 200, 'invalid value');
      state.items[taskId] = { ...item, values: { ...item.values, ...(values as Item['values']) } };
      return data({ change_multiple_column_values: { id: taskId } });
    },
  ),
  MoveTask: taking(z.object({ taskId: id, groupId: id }), ({ taskId, groupId }, { state }) => {
    const item = state.items[taskId];
    const groups = state.boards[item?.board ?? '']?.groups ?? [];
    if (item === undefined) return failed('InvalidItemIdException', 404, 'Item not found');
    if (!groups.some((group) => group.id === groupId)) {
      return failed('ResourceNotFoundException', 404, 'Group not found');
    }
    state.items[taskId] = { ...item, group: groupId };
    return data({ move_item_to_group: { id: taskId } });
  }),
  BoardTasks: taking(
    z.object({ boardIds: z.tuple([id]), columnIds: z.array(id), limit: z.int().max(500) }),
    ({ boardIds, columnIds, limit }, { state }) =>
      data({ boards: [{ items_page: pageOf(state, boardIds[0], columnIds, 0, limit) }] }),
  ),
  MoreTasks: taking(
    z.object({ cursor: z.string(), columnIds: z.array(id), limit: z.int().max(500) }),
    ({ cursor, columnIds, limit }, { state }) => {
      const [board = '', from = '0'] = cursor.split(':');
      return data({ next_items_page: pageOf(state, board, columnIds, Number(from), limit) });
    },
  ),
  CreateUpdate: taking(
    z.object({ taskId: id, body: z.string().min(1) }),
    ({ taskId, body }, { state, nextId }) => {
      if (state.items[taskId] === undefined) return failed('InvalidItemIdException', 404, 'Item not found');
      const update = { id: String(1_450_000_000 + nextId()), body };
      (state.updates[taskId] ??= []).unshift(update);
      return data({ create_update: { id: update.id } });
    },
  ),
  Updates: taking(
    z.object({ taskIds: z.tuple([id]), limit: z.int(), page: z.int() }),
    ({ taskIds: [taskId], limit, page }, { state }) => {
      if (state.items[taskId] === undefined) return data({ items: [] });
      const shown = (state.updates[taskId] ?? []).slice((page - 1) * limit, page * limit);
      const updates = shown.map(({ id: update, body }) => ({ id: update, text_body: plain(body) }));
      return data({ items: [{ id: taskId, updates }] });
    },
  ),
  Files: taking(z.object({ taskIds: z.tuple([id]) }), ({ taskIds: [taskId] }, { state }) => {
    if (state.items[taskId] === undefined) return data({ items: [] });
    const assets = (state.assets[taskId] ?? []).map(({ id: asset, name }) => ({ id: asset, name }));
    return data({ items: [{ id: taskId, assets }] });
  }),
};

function taking<Variables extends z.ZodType>(
  schema: Variables,
  answer: (variables: z.output<Variables>, request: SandboxRequest<Monday>) => SandboxReply,
): Operation {
  return (variables, request) => {
    const parsed = schema.safeParse(variables);
    return parsed.success
      ? answer(parsed.data, request)
      : failed('InvalidArgumentException', 400, 'Invalid argument');
  };
}

function data(fields: object): SandboxReply {
  return reply(200, { data: fields });
}

function taskShown(item: Item, board: Board): object {
  const values = board.columns
    .filter(({ type }) => type === 'dependency' || type === 'timeline')
    .map((column) => {
      const value = item.values[column.id];
      return column.type === 'dependency'
        ? { __typename: 'DependencyValue', id: column.id, linked_item_ids: linkedIn(value) }
        : { __typename: 'TimelineValue', id: column.id, from: startOf(value) };
    });
  const { id: boardId, columns, groups } = board;
  return { id: item.id, board: { id: boardId, columns, groups }, column_values: values };
}

/** The API shows dates of a timeline with a time. */
function startOf(value: unknown): string | null {
  const timeline = z.object({ from: z.string() }).safeParse(value);
  return timeline.success ? `${timeline.data.from}T00:00:00+00:00` : null;
}

function pageOf(
  state: Monday,
  boardId: string,
  columnIds: readonly string[],
  from: number,
  limit: number,
): object {
  const all = Object.values(state.items).filter(({ board }) => board === boardId);
  const items = all.slice(from, from + limit).map((item) => ({
    id: item.id,
    url: itemUrl(item),
    column_values: columnIds.map((column) => ({
      __typename: 'TextValue',
      id: column,
      text: textOf(item.values[column]),
    })),
  }));
  return { cursor: from + limit < all.length ? `${boardId}:${from + limit}` : null, items };
}

function plain(html: string): string {
  return html
    .replaceAll('<br>', '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
